import type { ClassEscapeLetter } from "../syntax/node.ts";
import { type CharSet, charSetOf, complementOf, oneCharacter } from "./char-set.ts";

/** The characters after `\d`, `[[:alpha:]]` and the like, as in PCRE without UCP mode (ASCII only). */

const digit = charSetOf([[0x30, 0x39]]);
const word = charSetOf([
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
]);
const space = charSetOf([
  [0x09, 0x0d],
  [0x20, 0x20],
]);
const horizontal = charSetOf([
  [0x09, 0x09],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x180e, 0x180e],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
]);

/** Every single character that `\R` and `\v` treat as a line break. */
export const verticalSpace = charSetOf([
  [0x0a, 0x0d],
  [0x85, 0x85],
  [0x2028, 0x2029],
]);
export const newline = oneCharacter(0x0a);
export const anyCharacter = complementOf([]);
export const anyButNewline = complementOf(newline);
export const wordCharacters = word;

export const classEscapes: Readonly<Record<ClassEscapeLetter, CharSet>> = {
  d: digit,
  D: complementOf(digit),
  w: word,
  W: complementOf(word),
  s: space,
  S: complementOf(space),
  h: horizontal,
  H: complementOf(horizontal),
  v: verticalSpace,
  V: complementOf(verticalSpace),
};

export function isClassEscape(letter: string): letter is ClassEscapeLetter {
  return Object.hasOwn(classEscapes, letter);
}

/** The names that may be in `[:name:]`. */
export const posixClasses: ReadonlyMap<string, CharSet> = new Map([
  [
    "alnum",
    charSetOf([
      [0x30, 0x39],
      [0x41, 0x5a],
      [0x61, 0x7a],
    ]),
  ],
  [
    "alpha",
    charSetOf([
      [0x41, 0x5a],
      [0x61, 0x7a],
    ]),
  ],
  ["ascii", charSetOf([[0x00, 0x7f]])],
  [
    "blank",
    charSetOf([
      [0x09, 0x09],
      [0x20, 0x20],
    ]),
  ],
  [
    "cntrl",
    charSetOf([
      [0x00, 0x1f],
      [0x7f, 0x7f],
    ]),
  ],
  ["digit", digit],
  ["graph", charSetOf([[0x21, 0x7e]])],
  ["lower", charSetOf([[0x61, 0x7a]])],
  ["print", charSetOf([[0x20, 0x7e]])],
  [
    "punct",
    charSetOf([
      [0x21, 0x2f],
      [0x3a, 0x40],
      [0x5b, 0x60],
      [0x7b, 0x7e],
    ]),
  ],
  ["space", space],
  ["upper", charSetOf([[0x41, 0x5a]])],
  ["word", word],
  [
    "xdigit",
    charSetOf([
      [0x30, 0x39],
      [0x41, 0x46],
      [0x61, 0x66],
    ]),
  ],
]);

import { isClassEscape } from "../characters/named-sets.ts";
import type { Place, RegexNode } from "./node.ts";
import { type ParserState, reportError, take, takeCharacter } from "./parser-state.ts";

const places: Readonly<Record<string, Place>> = {
  A: "text-start",
  Z: "end",
  z: "text-end",
  b: "word-boundary",
  B: "no-word-boundary",
  G: "match-start",
};

const controls: Readonly<Record<string, number>> = { a: 0x07, e: 0x1b, f: 0x0c, n: 0x0a, r: 0x0d, t: 0x09 };

const braced = /\{([^{}]*)\}/y;
const hexDigits = /[0-9A-Fa-f]{1,2}/y;
const octalDigits = /[0-7]{1,3}/y;
const decimalDigits = /[0-9]+/y;
const backReferenceByName = /\{(\w+)\}|<(\w+)>|'(\w+)'/y;
const groupMention = /\{([+-]?\w+)\}|([+-]?\d+)/y;
const subroutineMention = /<([+-]?\w+)>|'([+-]?\w+)'/y;

/** Parses an escape outside a character class; `state.pos` is at the backslash. */
export function parseEscape(state: ParserState): RegexNode {
  const start = state.pos;
  const letter = state.pattern[start + 1];
  if (letter !== undefined) {
    state.pos += 2;
    const span = () => ({ start, end: state.pos });
    if (isClassEscape(letter)) {
      return { kind: "class-escape", letter, ...span() };
    }
    if (Object.hasOwn(places, letter)) {
      return { kind: "assertion", place: places[letter]!, ...span() };
    }
    switch (letter) {
      case "N":
        return { kind: "any", matchesNewline: false, ...span() };
      case "C":
        return { kind: "any", matchesNewline: true, ...span() };
      case "R":
        return { kind: "newline-sequence", ...span() };
      case "X":
        return { kind: "grapheme-cluster", ...span() };
      case "K":
        return { kind: "keep-out", ...span() };
      case "p":
      case "P":
        takeProperty(state, start);
        return { kind: "property", ...span() };
      case "k":
      case "g":
        return parseMention(state, start, letter);
    }
    if (letter >= "1" && letter <= "9") {
      const reference = parseNumberedReference(state, start);
      if (reference) {
        return reference;
      }
    }
    state.pos = start;
  }
  const codePoint = takeEscapedCharacter(state);
  return { kind: "literal", codePoint, ignoreCase: state.flags.ignoreCase, start, end: state.pos };
}

/**
 * Takes an escape that means one character, inside or outside a class: `\n`, `\x41`, `\101`, `\.`. A
 * backslash before any other letter means that letter, as in older engines; newer ones refuse it.
 */
export function takeEscapedCharacter(state: ParserState): number {
  const start = state.pos;
  state.pos++;
  const letter = state.pattern[state.pos];
  if (letter === undefined) {
    reportError(
      state,
      "trailing-backslash",
      start,
      "The pattern ends with a backslash. Remove it, or write [\\\\] for a backslash.",
    );
    return 0x5c;
  }
  if (Object.hasOwn(controls, letter)) {
    state.pos++;
    return controls[letter]!;
  }
  if (letter >= "0" && letter <= "7") {
    return Number.parseInt(take(state, octalDigits)![0], 8);
  }
  if (letter === "x" || letter === "o") {
    state.pos++;
    return takeNumbered(state, start, letter);
  }
  if (letter === "c") {
    state.pos++;
    return takeControl(state, start);
  }
  if (/[LlUu]/.test(letter)) {
    state.pos++;
    reportError(
      state,
      "bad-escape",
      start,
      `\\${letter} is not supported in regular expressions of the scanner. Write the characters themselves, or \\x with the code.`,
    );
    return letter.charCodeAt(0);
  }
  return takeCharacter(state);
}

/** Takes the name after `\p` or `\P`, which have been read. */
export function takeProperty(state: ParserState, start: number): void {
  if (!take(state, braced) && state.pos < state.pattern.length && state.pattern[state.pos] !== "{") {
    takeCharacter(state);
  } else if (state.pattern[state.pos - 1] !== "}") {
    reportError(state, "bad-escape", start, "\\p needs a property, such as \\pL or \\p{Lu}.");
  }
}

function takeNumbered(state: ParserState, start: number, letter: "x" | "o"): number {
  const [digits, radix] = letter === "x" ? [/^[0-9A-Fa-f]+$/, 16] : [/^[0-7]+$/, 8];
  const opensBrace = state.pattern[state.pos] === "{";
  const inBraces = opensBrace ? take(state, braced) : null;
  if (inBraces && digits.test(inBraces[1]!)) {
    const codePoint = Number.parseInt(inBraces[1]!, radix);
    if (codePoint <= 0x10ffff) {
      return codePoint;
    }
    reportError(state, "bad-escape", start, "There is no character with this number.");
    return 0xfffd;
  }
  if (inBraces || letter === "o") {
    reportError(
      state,
      "bad-escape",
      start,
      letter === "x"
        ? "\\x{…} needs a hexadecimal number, such as \\x{41}."
        : "\\o needs an octal number in braces, such as \\o{101}.",
    );
    return 0xfffd;
  }
  const plain = letter === "x" ? take(state, hexDigits) : null;
  return plain ? Number.parseInt(plain[0], 16) : 0;
}

function takeControl(state: ParserState, start: number): number {
  if (state.pos >= state.pattern.length) {
    reportError(
      state,
      "bad-escape",
      start,
      "\\c needs a character after it, such as \\cA for the control character 1.",
    );
    return 0;
  }
  const codePoint = takeCharacter(state);
  const upper = codePoint >= 0x61 && codePoint <= 0x7a ? codePoint - 0x20 : codePoint;
  return upper ^ 0x40;
}

/**
 * `\1` … `\9` always, and longer numbers if there are that many groups before them; otherwise they are octal.
 */
function parseNumberedReference(state: ParserState, start: number): RegexNode | undefined {
  state.pos = start + 1;
  const to = Number(take(state, decimalDigits)![0]);
  if (to >= 10 && to > state.groupCount) {
    return undefined;
  }
  return mention(state, start, "back-reference", to);
}

function parseMention(state: ParserState, start: number, letter: "k" | "g"): RegexNode {
  const call = letter === "g" ? take(state, subroutineMention) : null;
  const match = call ?? take(state, letter === "g" ? groupMention : backReferenceByName);
  const name = match?.slice(1).find((part) => part !== undefined);
  if (name === undefined) {
    reportError(
      state,
      "bad-escape",
      start,
      `\\${letter} needs the group it refers to, such as \\${letter}{name}.`,
    );
    return { kind: "back-reference", to: 0, start, end: state.pos };
  }
  return mention(state, start, call ? "subroutine-call" : "back-reference", groupOf(state, name));
}

/** The group that a reference means: a number, a relative number (`-1`, `+1`), or a name. */
export function groupOf(state: ParserState, written: string): number | string {
  if (/^[0-9]+$/.test(written)) {
    return Number(written);
  }
  if (/^-[0-9]+$/.test(written)) {
    return state.groupCount + 1 + Number(written);
  }
  return /^\+[0-9]+$/.test(written) ? state.groupCount + Number(written) : written;
}

/** A node that refers to a group, noted for the check that the group exists. */
export function mention(
  state: ParserState,
  start: number,
  kind: "back-reference" | "subroutine-call",
  to: number | string,
): RegexNode {
  state.mentions.push({ to, start, end: state.pos });
  return { kind, to, start, end: state.pos };
}

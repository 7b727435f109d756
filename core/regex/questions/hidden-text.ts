import { holdsBetween, type Kind, kinds } from "../automaton/places.ts";
import { type Program, programOf } from "../automaton/program.ts";
import { settle, step, type Test } from "../automaton/run.ts";
import { type CharSet, charSetOf, complementOf, hasCharacter } from "../characters/char-set.ts";
import { wordCharacters } from "../characters/named-sets.ts";
import type { RegexNode } from "../syntax/node.ts";

/** A part of a line: its text, or that it is hidden and has at least one character, each from this set. */
export type LinePart = { text: string } | { hidden: CharSet };

/** The characters of a password hash, as crypt(5) and the systems write it; without what locks an account. */
export const hashCharacters: CharSet = charSetOf(
  [..."$,-./=_"]
    .map((sign): [number, number] => [sign.charCodeAt(0), sign.charCodeAt(0)])
    .concat([
      [0x30, 0x39],
      [0x41, 0x5a],
      [0x61, 0x7a],
    ]),
);
const colon = 0x3a;
const lineFeed = 0x0a;
/** What may be in a field between colons. */
export const fieldCharacters: CharSet = complementOf(
  charSetOf([
    [colon, colon],
    [lineFeed, lineFeed],
  ]),
);
/** What may be in a line. */
export const lineCharacters: CharSet = complementOf(charSetOf([[lineFeed, lineFeed]]));

/** The maximum number of sets of instructions to follow. */
const mostStates = 300;

/** Does a pattern match somewhere in lines with hidden parts, whatever is in them? */
export interface HiddenTextMatcher {
  /** "depends": on what is hidden, as far as is known. */
  matches(parts: readonly LinePart[]): "yes" | "no" | "depends";
  /**
   * Can its result for a line of a password file depend on the hash in it? False if it certainly does not.
   */
  mayReadHash(): boolean;
}

/** For a pattern that compiles. Lookarounds are not followed: with one, everything depends. */
export function hiddenTextMatcher(node: RegexNode): HiddenTextMatcher {
  const program = programOf(node);
  if (program === undefined || program.looks.length > 0) {
    return { matches: () => "depends", mayReadHash: () => true };
  }
  return new Walk(program);
}

/** Where the program may be before a character: its instructions, and what is on the other side. */
interface State {
  from: readonly number[];
  side: Kind;
}

/** A match was found, so nothing that follows matters. */
const matched = "matched";
type States = Map<string, State | typeof matched>;

class Walk implements HiddenTextMatcher {
  readonly #program: Program;
  readonly #seen: Uint32Array;
  readonly #testsWords: boolean;
  /** One character of each run that all sets of the program treat alike. */
  readonly #representatives: readonly number[];
  #mark = 0;
  #isTooLarge = false;

  constructor(program: Program) {
    this.#program = program;
    this.#seen = new Uint32Array(program.instructions.length);
    this.#testsWords = program.instructions.some((one) => one.op === "place" && /word/.test(one.place));
    const sets = program.instructions.flatMap((one) => (one.op === "character" ? [one.set] : []));
    const own = [wordCharacters, hashCharacters, fieldCharacters, locks, dollar, schemeCharacters];
    const starts = new Set([0]);
    for (const set of [...sets, ...own]) {
      for (let at = 0; at < set.length; at += 2) starts.add(set[at]!).add(set[at + 1]! + 1);
    }
    this.#representatives = [...starts].filter((code) => code <= 0x10ffff);
  }

  matches(parts: readonly LinePart[]): "yes" | "no" | "depends" {
    this.#isTooLarge = false;
    let states = this.#start();
    for (const part of parts) {
      if ("hidden" in part) states = this.#some(states, part.hidden);
      else for (const character of part.text) states = this.#step(states, [character.codePointAt(0)!]);
      if (this.#isTooLarge) return "depends";
    }
    const answers = new Set([...states.values()].map((state) => this.#endsIn(state)));
    return answers.size > 1 ? "depends" : answers.has(true) ? "yes" : "no";
  }

  mayReadHash(): boolean {
    this.#isTooLarge = false;
    const field = (states: States) => this.#step(union(states, this.#some(states, fieldCharacters)), [colon]);
    const first = field(this.#start());
    const locked = union(first, this.#some(first, locks));
    const scheme = this.#step(this.#some(this.#step(locked, [dollarSign]), schemeCharacters), [dollarSign]);
    // user:uid:count:hash,hash in opasswd, and the stanzas of AIX.
    const fourth = field(field(first));
    const blanks = charSetOf([
      [0x20, 0x20],
      [0x09, 0x09],
    ]);
    const some = (states: States) => union(states, this.#some(states, blanks));
    let word = some(this.#start());
    for (const character of "password") word = this.#step(word, [character.charCodeAt(0)]);
    const value = some(this.#step(some(word), [0x3d]));
    if (this.#isTooLarge) return true;
    return [union(locked, scheme), fourth, value].some((before) =>
      [...before].some(([key, state]) => {
        const after = this.#some(new Map([[key, state]]), hashCharacters);
        return this.#isTooLarge || after.size > 1;
      }),
    );
  }

  #start(): States {
    return new Map([["start", { from: [this.#program.start], side: kinds.edge }]]);
  }

  /** After one or more characters of a set. */
  #some(states: States, characters: CharSet): States {
    const codes = this.#representatives.filter((code) => hasCharacter(characters, code));
    const found: States = new Map();
    let added = states;
    while (added.size > 0 && !this.#isTooLarge) {
      const next = this.#step(added, codes);
      added = new Map([...next].filter(([key]) => !found.has(key)));
      for (const [key, state] of added) found.set(key, state);
      this.#isTooLarge ||= found.size > mostStates;
    }
    return found;
  }

  /** After any one of these characters. */
  #step(states: States, codes: readonly number[]): States {
    const after: States = new Map();
    for (const state of states.values()) {
      if (state === matched) {
        after.set(matched, matched);
        continue;
      }
      for (const code of codes) {
        const kind = hasCharacter(wordCharacters, code) ? kinds.word : kinds.other;
        const { waiting, matched: isMatch } = this.#settle(state, kind);
        if (isMatch) after.set(matched, matched);
        else {
          const from = [...new Set([...step(this.#program, waiting, code), this.#program.start])].sort(
            (a, b) => a - b,
          );
          const side = this.#testsWords ? kind : kinds.other;
          after.set(`${from.join()} ${side}`, { from, side });
        }
        if (after.size > mostStates) {
          this.#isTooLarge = true;
          return after;
        }
      }
    }
    return after;
  }

  #endsIn(state: State | typeof matched): boolean {
    return state === matched || this.#settle(state, kinds.edge).matched;
  }

  #settle({ from, side }: State, next: Kind): ReturnType<typeof settle> {
    const holds = (test: Test) => test.op === "place" && holdsBetween(test.place, side, next);
    return settle(this.#program, from, holds, this.#seen, ++this.#mark);
  }
}

function union(one: States, other: States): States {
  return new Map([...one, ...other]);
}

const dollarSign = 0x24;
const dollar = charSetOf([[dollarSign, dollarSign]]);
/** What locks an account, before its hash. */
const locks = charSetOf([
  [0x21, 0x21],
  [0x2a, 0x2a],
]);
/** The name of a hash method, between two dollar signs. */
const schemeCharacters = charSetOf([
  [0x2d, 0x2d],
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x61, 0x7a],
]);

import type { Alphabet } from "../automaton/alphabet.ts";
import {
  type AskLook,
  accepted,
  dead,
  gaveUp,
  type LazyAutomaton,
  matchBit,
} from "../automaton/lazy-automaton.ts";
import { type Kind, kinds } from "../automaton/places.ts";
import { type Lines, trimReturn } from "./lines.ts";

const newline = 0x0a;

/** A part of a text that is matched as if it were the whole text. */
export interface Subject {
  text: string;
  start: number;
  end: number;
}

/**
 * Reads a subject from a place to its end, with an automaton that reads forward and stops at the first match
 * or at the edge. Undefined if the automaton gave up.
 */
export function isAccepted(
  automaton: LazyAutomaton,
  subject: Subject,
  from: number,
  ask: AskLook,
): boolean | undefined {
  return goOn(automaton, subject, from, automaton.start(sideBefore(automaton.alphabet, subject, from)), ask);
}

/** The same, from the state that the automaton has reached at that place. */
function goOn(
  automaton: LazyAutomaton,
  { text, end }: Subject,
  from: number,
  state: number,
  ask: AskLook,
): boolean | undefined {
  if (state === accepted) return true;
  const { alphabet } = automaton;
  const { latin } = alphabet;
  let { table } = automaton;
  automaton.beginAt(from);
  const last = end - 1;
  let at = from;
  let now = state;
  // The last character is a class of its own if it is a line break.
  while (at < last && now > dead) {
    const code = text.charCodeAt(at);
    let after = at + 1;
    let column: number;
    if (code < 256) column = latin[code]!;
    else {
      const codePoint = codePointAfter(text, at, end);
      if (codePoint > 0xffff) after++;
      column = alphabet.classOf(codePoint);
    }
    let next = table[now + column]!;
    if (next < dead) {
      next = automaton.follow(now, column, at, ask);
      table = automaton.table;
    }
    now = next;
    at = after;
  }
  if (at === last && now > dead) {
    const code = text.charCodeAt(at);
    const column = code === newline ? automaton.finalNewline : alphabet.classOf(code);
    now = automaton.follow(now, column, at, ask);
    at = end;
  }
  if (now > dead) now = automaton.follow(now, automaton.edge, end, ask);
  automaton.endAt(at);
  return now === gaveUp ? undefined : now === accepted;
}

/**
 * Reads lines from the one that begins at `lineStart`, with an automaton that reads forward and stops at the
 * first match, up to one that matches. Returns undefined if there is none, and the line if the automaton gave
 * up.
 *
 * @param lineClasses the classes of characters below 256, with the column that stops a scan for `\r` and `\n`
 */
export function nextLine(
  automaton: LazyAutomaton,
  lineClasses: Uint8Array,
  lines: Lines,
  from: number,
  askAbout: (subject: Subject) => AskLook,
): MatchedLine | undefined {
  const { text, end } = lines;
  const { alphabet } = automaton;
  let lineStart = from;
  while (lineStart < end) {
    let now = automaton.start(kinds.edge);
    const { table } = automaton;
    let at = lineStart;
    automaton.beginAt(at);
    while (at < end && now > dead) {
      const code = text.charCodeAt(at);
      let after = at + 1;
      let column: number;
      if (code < 256) column = lineClasses[code]!;
      else {
        const codePoint = codePointAfter(text, at, end);
        if (codePoint > 0xffff) after++;
        column = alphabet.classOf(codePoint);
      }
      const next = table[now + column]!;
      if (next < dead) break;
      now = next;
      at = after;
    }
    automaton.endAt(at);
    const lineBreak = at < end && text.charCodeAt(at) === newline ? at : lines.breakAfter(at);
    const lineEnd = trimReturn(text, lineStart, lineBreak);
    if (now !== dead) {
      const subject = { text, start: lineStart, end: lineEnd };
      const isMatch = goOn(automaton, subject, Math.min(at, lineEnd), now, askAbout(subject));
      if (isMatch !== false)
        return { start: lineStart, end: lineEnd, next: lineBreak + 1, gaveUp: isMatch === undefined };
    }
    lineStart = lineBreak + 1;
  }
  return undefined;
}

export interface MatchedLine {
  start: number;
  end: number;
  /** Where the next line begins. */
  next: number;
  /** It is not known whether the line matches. */
  gaveUp: boolean;
}

/**
 * Calls `reached` with each place of a subject at which a match ends (in reading direction), with an
 * automaton for all ends. Reads from one place to another, both included. False if the automaton gave up.
 */
export function visitEnds(
  automaton: LazyAutomaton,
  subject: Subject,
  { from, to, state }: { from: number; to: number; state?: number },
  ask: AskLook,
  reached: (place: number) => void,
): boolean {
  const { alphabet } = automaton;
  const { text, start, end } = subject;
  const forward = automaton.program.direction === "forward";
  const edge = forward ? end : start;
  let now = state ?? automaton.start((forward ? sideBefore : sideAfter)(alphabet, subject, from));
  automaton.beginAt(from);
  let at = from;
  while (now !== dead) {
    let column: number;
    let after = at;
    if (at === edge) column = automaton.edge;
    else {
      const codePoint = forward ? codePointAfter(text, at, end) : codePointBefore(text, at, start);
      const width = codePoint > 0xffff ? 2 : 1;
      after += forward ? width : -width;
      const isLast = Math.max(at, after) === end;
      column = isLast && codePoint === newline ? automaton.finalNewline : alphabet.classOf(codePoint);
    }
    let next = automaton.table[now + column]!;
    if (next < dead) next = automaton.follow(now, column, at, ask);
    if (next < dead) return false;
    if ((next & matchBit) !== 0) {
      next &= ~matchBit;
      reached(at);
    }
    if (forward ? at >= to : at <= to) break;
    now = next;
    at = after;
  }
  automaton.endAt(at);
  return true;
}

/** The first place of a subject that is no less than an offset, which may be inside a surrogate pair. */
export function placeAtOrAfter({ text, start, end }: Subject, offset: number): number {
  const isInside = offset > start && codePointAfter(text, offset - 1, end) > 0xffff;
  return isInside ? offset + 1 : offset;
}

/** What is before a place of a subject. */
export function sideBefore(alphabet: Alphabet, { text, start, end }: Subject, place: number): Kind {
  if (place === start) return kinds.edge;
  const code = text.charCodeAt(place - 1);
  if (code === newline) return place === end ? kinds.finalNewline : kinds.newline;
  return alphabet.kinds[alphabet.classOf(code)]!;
}

function sideAfter(alphabet: Alphabet, { text, end }: Subject, place: number): Kind {
  if (place === end) return kinds.edge;
  const code = text.charCodeAt(place);
  if (code === newline) return place === end - 1 ? kinds.finalNewline : kinds.newline;
  return alphabet.kinds[alphabet.classOf(code)]!;
}

/** The character after a place; half a surrogate pair at the end of the subject is one by itself. */
function codePointAfter(text: string, place: number, end: number): number {
  const high = text.charCodeAt(place);
  if (!isHigh(high) || place + 1 >= end) return high;
  const low = text.charCodeAt(place + 1);
  return isLow(low) ? pairOf(high, low) : high;
}

function codePointBefore(text: string, place: number, start: number): number {
  const low = text.charCodeAt(place - 1);
  if (!isLow(low) || place - 1 <= start) return low;
  const high = text.charCodeAt(place - 2);
  return isHigh(high) ? pairOf(high, low) : low;
}

function isHigh(code: number): boolean {
  return (code & 0xfc00) === 0xd800;
}

function isLow(code: number): boolean {
  return (code & 0xfc00) === 0xdc00;
}

function pairOf(high: number, low: number): number {
  return 0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff);
}

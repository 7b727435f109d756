import { type CharSet, complementOf, unionOf, withBothCases } from "../characters/char-set.ts";
import { classEscapes, isClassEscape, posixClasses } from "../characters/named-sets.ts";
import type { CharacterClass, ClassItem } from "./node.ts";
import { takeEscapedCharacter, takeProperty } from "./parse-escape.ts";
import { type ParserState, reportError, reportErrorOn, take, takeCharacter } from "./parser-state.ts";

const posixName = /\[([:.=])(\^?)([A-Za-z]*)\1\]/y;
const rangeHyphen = /-(?!\])/y;

/** Parses `[…]`; `state.pos` is at the bracket. A leading `]` is a member, as in POSIX. */
export function parseClass(state: ParserState): CharacterClass {
  const start = state.pos;
  refusePosixOutsideClass(state);
  state.pos++;
  const negated = take(state, /\^/y) !== null;
  const items: ClassItem[] = [];
  const first = state.pos;
  let quoted = false;
  while (true) {
    if (state.pos >= state.pattern.length) {
      reportErrorOn(
        state,
        "unterminated-class",
        { start, end: start + 1 },
        "This [ is never closed. Add the missing ], or write \\[ for the bracket itself.",
      );
      break;
    }
    if (take(state, quoted ? /\\E/y : /\\[QE]/y)) {
      quoted = state.pattern[state.pos - 1] === "Q";
    } else if (!quoted && state.pattern[state.pos] === "]" && state.pos > first) {
      state.pos++;
      break;
    } else {
      items.push(quoted ? takeMember(state) : takeItem(state));
    }
  }
  return {
    kind: "class",
    negated,
    items,
    set: setOf(items, negated, state.flags.ignoreCase),
    start,
    end: state.pos,
  };
}

function takeMember(state: ParserState): ClassItem {
  const start = state.pos;
  return { kind: "character", codePoint: takeCharacter(state), start, end: state.pos };
}

function takeItem(state: ParserState): ClassItem {
  const from = takeSingleItem(state);
  const back = state.pos;
  if (from.kind !== "character" || state.pos + 1 >= state.pattern.length || !take(state, rangeHyphen)) {
    return from;
  }
  const errorsBefore = state.errors.length;
  const to = takeSingleItem(state);
  if (to.kind !== "character") {
    // `[a-\d]`: the hyphen is literal; newer engines refuse it, older ones do not.
    state.pos = back;
    state.errors.length = errorsBefore;
    return from;
  }
  if (to.codePoint < from.codePoint) {
    const written = state.pattern.slice(from.start, to.end);
    const swapped = `${state.pattern.slice(to.start, to.end)}-${state.pattern.slice(from.start, from.end)}`;
    reportError(
      state,
      "range-out-of-order",
      from.start,
      `The range ${written} runs backwards. Write ${swapped}, or put the hyphen last in the brackets to mean itself.`,
    );
  }
  return { kind: "range", from: from.codePoint, to: to.codePoint, start: from.start, end: to.end };
}

function takeSingleItem(state: ParserState): ClassItem {
  const start = state.pos;
  const c = state.pattern[start];
  if (c === "[") {
    const posix = take(state, posixName);
    if (posix) {
      return posixItem(state, start, posix);
    }
  }
  const letter = c === "\\" ? state.pattern[start + 1] : undefined;
  if (letter === undefined) {
    const codePoint = c === "\\" ? takeEscapedCharacter(state) : takeCharacter(state);
    return { kind: "character", codePoint, start, end: state.pos };
  }
  if (isClassEscape(letter)) {
    state.pos += 2;
    return { kind: "escape", letter, start, end: state.pos };
  }
  if (letter === "p" || letter === "P") {
    state.pos += 2;
    takeProperty(state, start);
    return { kind: "property", start, end: state.pos };
  }
  if (letter === "b") {
    state.pos += 2;
    return { kind: "character", codePoint: 0x08, start, end: state.pos };
  }
  if (/[BRNX]/.test(letter)) {
    state.pos += 2;
    reportError(
      state,
      "bad-class-escape",
      start,
      `\\${letter} can't be inside brackets. Move it out of them.`,
    );
    return { kind: "character", codePoint: letter.charCodeAt(0), start, end: state.pos };
  }
  return { kind: "character", codePoint: takeEscapedCharacter(state), start, end: state.pos };
}

function posixItem(state: ParserState, start: number, [, mark, not, name]: RegExpExecArray): ClassItem {
  if (mark !== ":") {
    reportError(
      state,
      "unknown-posix-class",
      start,
      `Collating elements such as [${mark}${name}${mark}] are not supported. Write the characters themselves.`,
    );
  } else if (!posixClasses.has(name!)) {
    reportError(
      state,
      "unknown-posix-class",
      start,
      `There is no character class named "${name}". The names are ${[...posixClasses.keys()].join(", ")}.`,
    );
  }
  return { kind: "posix", name: name!, negated: not === "^", start, end: state.pos };
}

function refusePosixOutsideClass(state: ParserState): void {
  posixName.lastIndex = state.pos;
  const match = posixName.exec(state.pattern);
  if (match) {
    const span = { start: state.pos, end: state.pos + match[0].length };
    const message = `${match[0]} works only inside brackets. Write [${match[0]}].`;
    reportErrorOn(state, "unknown-posix-class", span, message);
  }
}

function setOf(items: readonly ClassItem[], negated: boolean, ignoreCase: boolean): CharSet | undefined {
  if (items.some((item) => item.kind === "property")) {
    return undefined;
  }
  const members = unionOf(items.map(membersOf));
  const folded = ignoreCase ? withBothCases(members) : members;
  return negated ? complementOf(folded) : folded;
}

function membersOf(item: ClassItem): CharSet {
  switch (item.kind) {
    case "character":
      return [item.codePoint, item.codePoint];
    case "range":
      return item.from <= item.to ? [item.from, item.to] : [];
    case "escape":
      return classEscapes[item.letter];
    case "posix": {
      const named = posixClasses.get(item.name) ?? [];
      return item.negated ? complementOf(named) : named;
    }
    case "property":
      return [];
  }
}

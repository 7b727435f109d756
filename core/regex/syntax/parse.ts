import type { Literal, Quantified, RegexNode, RegexSpan } from "./node.ts";
import { parseClass } from "./parse-class.ts";
import { parseEscape } from "./parse-escape.ts";
import { parseGroup } from "./parse-group.ts";
import {
  type ParserState,
  reportError,
  reportErrorOn,
  startParser,
  take,
  takeCharacter,
} from "./parser-state.ts";
import type { RegexError } from "./regex-error.ts";

/** PCRE's own limits. */
const deepestNesting = 250;
const largestCount = 65535;

const quantifier = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})([?+]?)/y;
const comment = /\(\?#[^)]*\)/y;
const openComment = /\(\?#[^)]*/y;
const extendedTrivia = /(?:[ \t\n\v\f\r]|#[^\n]*)+/y;

/**
 * Parses a Perl-compatible regular expression (with POSIX classes). Never throws: for a pattern that the
 * engine would refuse, `errors` says why, in order of place, and the tree has what could be understood.
 * `ignoreCase` has the effect of a leading `(?i)`, without moving offsets.
 */
export function parseRegex(
  pattern: string,
  { ignoreCase = false }: { ignoreCase?: boolean } = {},
): { node: RegexNode; errors: RegexError[] } {
  const state = startParser(pattern);
  state.flags = { ...state.flags, ignoreCase };
  const node = parseAlternation(state);
  refuseMissingGroups(state);
  state.errors.sort((a, b) => a.start - b.start);
  return { node, errors: state.errors };
}

function parseAlternation(state: ParserState): RegexNode {
  const start = state.pos;
  const alternatives = [parseSequence(state)];
  while (state.pattern[state.pos] === "|") {
    state.pos++;
    alternatives.push(parseSequence(state));
  }
  return alternatives.length === 1
    ? alternatives[0]!
    : { kind: "alternation", alternatives, start, end: state.pos };
}

/** Parses up to a `|` or `)` of this level. A sequence of one item is that item. */
function parseSequence(state: ParserState): RegexNode {
  const start = state.pos;
  const items: RegexNode[] = [];
  let repeatable = false;
  while (skipTrivia(state)) {
    const c = state.pattern[state.pos]!;
    if (!state.quoted) {
      if (c === "|" || (c === ")" && state.depth > 0)) {
        break;
      }
      if (c === ")") {
        refuseClosing(state);
        continue;
      }
      const from = state.pos;
      const match = mayQuantify(c) ? take(state, quantifier) : null;
      if (match) {
        if (repeatable) {
          items.push(addQuantifier(state, items.pop()!, match, { start: from, end: state.pos }));
        } else {
          refuseQuantifier(state, from, match[0]);
        }
        repeatable = false;
        continue;
      }
    }
    const item = parseItem(state);
    items.push(item);
    repeatable = canBeRepeated(item);
  }
  return items.length === 1 ? items[0]! : { kind: "sequence", items, start, end: state.pos };
}

/** Cheaper than the regular expression, and enough for most characters. */
function mayQuantify(character: string): boolean {
  return character === "*" || character === "+" || character === "?" || character === "{";
}

function parseItem(state: ParserState): RegexNode {
  const start = state.pos;
  const { ignoreCase, multiline, dotAll } = state.flags;
  switch (state.quoted ? "" : state.pattern[start]) {
    case ".":
      state.pos++;
      return { kind: "any", matchesNewline: dotAll, start, end: state.pos };
    case "^":
      state.pos++;
      return { kind: "assertion", place: multiline ? "line-start" : "text-start", start, end: state.pos };
    case "$":
      state.pos++;
      return { kind: "assertion", place: multiline ? "line-end" : "end", start, end: state.pos };
    case "[":
      return parseClass(state);
    case "\\":
      return parseEscape(state);
    case "(":
      return state.depth < deepestNesting ? parseGroup(state, parseAlternation) : refuseNesting(state);
    default: {
      const literal: Literal = {
        kind: "literal",
        codePoint: takeCharacter(state),
        ignoreCase,
        start,
        end: 0,
      };
      literal.end = state.pos;
      return literal;
    }
  }
}

/** Skips `\Q`, `\E`, comments and, under the flag x, blanks; false at the end of the pattern. */
function skipTrivia(state: ParserState): boolean {
  while (state.pos < state.pattern.length) {
    if (!state.flags.extended && !mayBeTrivia(state)) return true;
    if (state.quoted) {
      if (!take(state, /\\E/y)) {
        return true;
      }
      state.quoted = false;
    } else if (take(state, /\\Q/y)) {
      state.quoted = true;
    } else if (
      !take(state, /\\E/y) &&
      !take(state, comment) &&
      !(state.flags.extended && take(state, extendedTrivia))
    ) {
      const start = state.pos;
      if (!take(state, openComment)) {
        return true;
      }
      reportError(state, "bad-group", start, "This comment is never closed. Add the missing ).");
    }
  }
  return false;
}

/**
 * Is it the beginning of `\Q`, `\E` or a group that may be a comment? Cheaper than trying all of them at
 * every character.
 */
function mayBeTrivia({ pattern, pos }: ParserState): boolean {
  const code = pattern.charCodeAt(pos);
  if (code === backslash) return pattern[pos + 1] === "Q" || pattern[pos + 1] === "E";
  return code === openParenthesis && pattern[pos + 1] === "?";
}

const backslash = 92;
const openParenthesis = 40;

function addQuantifier(
  state: ParserState,
  body: RegexNode,
  [text, least, comma, most, suffix]: RegExpExecArray,
  span: RegexSpan,
): Quantified {
  const min = least !== undefined ? Number(least) : text.startsWith("+") ? 1 : 0;
  const max =
    least === undefined
      ? text.startsWith("?")
        ? 1
        : Number.POSITIVE_INFINITY
      : comma === undefined
        ? min
        : most
          ? Number(most)
          : Number.POSITIVE_INFINITY;
  if (min > largestCount || (max > largestCount && max !== Number.POSITIVE_INFINITY)) {
    reportError(state, "bad-quantifier", span.start, `A count can't be larger than ${largestCount}.`);
  } else if (max < min) {
    reportError(
      state,
      "bad-quantifier",
      span.start,
      `The counts in ${text} run backwards. Write the smaller one first: {${max},${min}}.`,
    );
  }
  const mode = suffix === "?" ? "lazy" : suffix === "+" ? "possessive" : "greedy";
  return {
    kind: "quantified",
    body,
    min: Math.min(min, max, largestCount),
    max: max === Number.POSITIVE_INFINITY ? max : Math.min(Math.max(min, max), largestCount),
    mode,
    quantifier: span,
    start: body.start,
    end: span.end,
  };
}

function canBeRepeated(node: RegexNode): boolean {
  return !["assertion", "flags", "keep-out", "verb"].includes(node.kind);
}

function refuseQuantifier(state: ParserState, start: number, text: string): void {
  const literal = text.length === 1 ? `[${text}]` : `\\${text}`;
  reportError(
    state,
    "nothing-to-repeat",
    start,
    `There is nothing before ${text} that it could repeat. Remove it, or write ${literal} for the character itself.`,
  );
}

function refuseClosing(state: ParserState): void {
  const start = state.pos++;
  reportError(
    state,
    "unbalanced-parenthesis",
    start,
    "This ) has nothing to close. Remove it, or write \\) for the parenthesis itself.",
  );
}

/** Gives up on the rest of the pattern: nobody writes such deep nesting. */
function refuseNesting(state: ParserState): RegexNode {
  const start = state.pos;
  state.pos = start + 1;
  reportError(state, "nested-too-deeply", start, `Groups can't be nested more than ${deepestNesting} deep.`);
  state.pos = state.pattern.length;
  return { kind: "sequence", items: [], start, end: state.pos };
}

function refuseMissingGroups(state: ParserState): void {
  for (const { to, start, end } of state.mentions) {
    const exists = typeof to === "number" ? to >= 0 && to <= state.groupCount : state.groupNames.has(to);
    if (!exists) {
      reportErrorOn(
        state,
        "missing-group",
        { start, end },
        `There is no group ${to} in this pattern. Refer to one that exists, or escape the backslash.`,
      );
    }
  }
}

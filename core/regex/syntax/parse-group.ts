import { lengthOf } from "./length.ts";
import type { RegexNode, RegexSpan } from "./node.ts";
import { groupOf, mention } from "./parse-escape.ts";
import { noFlags, type ParserState, reportError, reportErrorOn, take } from "./parser-state.ts";

/** Parses what is inside a group, up to its closing parenthesis or the end of the pattern. */
type ParseBody = (state: ParserState) => RegexNode;

const verb = /\(\*[A-Z][A-Z0-9_]*(?:[:=][^)]*)?\)/y;
const groupOpening = /\(\?(?:<=|<!|[:|>=!])/y;
const nameOpening = /\(\?(?:P?<|')/y;
const groupName = /([A-Za-z_]\w*)[>']/y;
const call = /\(\?(?:(R)|([+-]?\d+)|&(\w+)|P>(\w+))\)/y;
const namedReference = /\(\?P=(\w+)\)/y;
const callout = /\(\?C[^)]*\)/y;
const flags = /\(\?(\^?[imsxnJUX]*(?:-[imsxnJUX]*)?)([:)])/y;
const groupCondition = /\((?:(\d+)|([+-]\d+)|<(\w+)>|'(\w+)'|R\d*|R&\w+|DEFINE|VERSION[^)]*|(\w+))\)/y;

/**
 * Parses a group or anything else that begins with `(`, except comments; `state.pos` is at the parenthesis.
 */
export function parseGroup(state: ParserState, parseBody: ParseBody): RegexNode {
  const start = state.pos;
  const span = () => ({ start, end: state.pos });
  if (take(state, verb) || take(state, callout)) {
    return { kind: "verb", ...span() };
  }
  if (state.pattern[start + 1] !== "?") {
    state.pos++;
    const number = ++state.groupCount;
    return { kind: "group", type: "capturing", number, body: closeBody(state, start, parseBody), ...span() };
  }
  const opening = take(state, groupOpening);
  if (opening) {
    const body = closeBody(state, start, parseBody);
    return groupOfKind(state, opening[0].slice(2), body, span());
  }
  const called = take(state, call);
  if (called) {
    const to = called[1] ? 0 : groupOf(state, (called[2] ?? called[3] ?? called[4])!);
    return mention(state, start, "subroutine-call", to);
  }
  const referenced = take(state, namedReference);
  if (referenced) {
    return mention(state, start, "back-reference", referenced[1]!);
  }
  const setting = take(state, flags);
  if (setting) {
    return parseFlags(state, start, setting[1]!, setting[2]!, parseBody);
  }
  if (state.pattern.startsWith("(?(", start)) {
    return parseConditional(state, parseBody);
  }
  if (take(state, nameOpening)) {
    return parseNamedGroup(state, start, parseBody);
  }
  state.pos += 2;
  const [wrong] = take(state, /[^)]?/y)!;
  reportError(
    state,
    "bad-group",
    start,
    `(?${wrong} does not begin a group. Write (?: for a group, or \\( for a literal parenthesis.`,
  );
  return { kind: "group", type: "plain", body: closeBody(state, start, parseBody), ...span() };
}

function groupOfKind(state: ParserState, mark: string, body: RegexNode, span: RegexSpan): RegexNode {
  switch (mark) {
    case ":":
      return { kind: "group", type: "plain", body, ...span };
    case "|":
      return { kind: "group", type: "branch-reset", body, ...span };
    case ">":
      return { kind: "group", type: "atomic", body, ...span };
    case "=":
    case "!":
      return { kind: "look", ahead: true, negated: mark === "!", body, ...span };
    default:
      if (lengthOf(body).max === Number.POSITIVE_INFINITY) {
        reportError(
          state,
          "unbounded-lookbehind",
          span.start,
          "A lookbehind must have a fixed length. Replace the *, + or {n,} in it with a fixed number of characters.",
        );
      }
      return { kind: "look", ahead: false, negated: mark === "<!", body, ...span };
  }
}

/** Parses the body with the flags kept to the group, and takes the closing parenthesis. */
function closeBody(state: ParserState, start: number, parseBody: ParseBody): RegexNode {
  const outer = state.flags;
  state.depth++;
  const body = parseBody(state);
  state.depth--;
  state.flags = outer;
  if (state.pattern[state.pos] === ")") {
    state.pos++;
  } else {
    reportErrorOn(
      state,
      "unbalanced-parenthesis",
      { start, end: start + 1 },
      "This ( is never closed. Add the missing ), or write \\( for the parenthesis itself.",
    );
  }
  return body;
}

function parseFlags(
  state: ParserState,
  start: number,
  written: string,
  closing: string,
  parseBody: ParseBody,
): RegexNode {
  const outer = state.flags;
  applyFlags(state, written);
  if (closing === ")") {
    return { kind: "flags", flags: written, start, end: state.pos };
  }
  const body = closeBody(state, start, parseBody);
  state.flags = outer;
  return { kind: "group", type: "plain", body, start, end: state.pos };
}

function applyFlags(state: ParserState, written: string): void {
  const reset = written.startsWith("^");
  const [on, off] = written.slice(reset ? 1 : 0).split("-");
  const before = reset ? noFlags : state.flags;
  const value = (letter: string, was: boolean) => !off?.includes(letter) && (on!.includes(letter) || was);
  state.flags = {
    ignoreCase: value("i", before.ignoreCase),
    multiline: value("m", before.multiline),
    dotAll: value("s", before.dotAll),
    extended: value("x", before.extended),
  };
}

function parseNamedGroup(state: ParserState, start: number, parseBody: ParseBody): RegexNode {
  const name = take(state, groupName)?.[1];
  const number = ++state.groupCount;
  if (name === undefined) {
    reportError(
      state,
      "bad-group",
      start,
      "A group name consists of letters, digits and _, does not begin with a digit, and ends as in (?<name>…).",
    );
  } else {
    state.groupNames.add(name);
  }
  const body = closeBody(state, start, parseBody);
  return { kind: "group", type: "capturing", number, ...(name && { name }), body, start, end: state.pos };
}

function parseConditional(state: ParserState, parseBody: ParseBody): RegexNode {
  const start = state.pos;
  state.pos += 2;
  let condition: RegexNode | undefined;
  const asked = take(state, groupCondition);
  if (asked) {
    const group = asked.slice(1).find((part) => part !== undefined);
    if (group !== undefined) {
      state.mentions.push({ to: groupOf(state, group), start: start + 2, end: state.pos });
    }
  } else if (/^\(\?(?:[=!]|<[=!])/.test(state.pattern.slice(state.pos, state.pos + 4))) {
    condition = parseGroup(state, parseBody);
  } else {
    reportError(
      state,
      "bad-group",
      start,
      "The condition of this group is not valid. Write a group, as in (?(1)yes|no), or a lookahead.",
    );
  }
  const body = closeBody(state, start, parseBody);
  if (body.kind === "alternation" && body.alternatives.length > 2) {
    reportError(
      state,
      "bad-group",
      start,
      "A conditional group has at most two branches. Put further alternatives into a group of their own.",
    );
  }
  return { kind: "conditional", condition, body, start, end: state.pos };
}

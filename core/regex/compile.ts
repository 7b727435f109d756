import type { Span } from "../text/span.ts";
import { type Program, programOf } from "./automaton/program.ts";
import { Matcher, type VisitLine } from "./matching/matcher.ts";
import { whyUndecidable } from "./questions/undecidable.ts";
import type { RegexNode } from "./syntax/node.ts";
import { parseRegex } from "./syntax/parse.ts";

/**
 * What can be asked of a pattern. If a question is about a range of a text, that range is matched as a
 * separate text: `^`, `$`, `\b` and lookarounds see nothing outside of it.
 */
export interface RegexMatcher {
  /** Does the whole text match? */
  matchesFully(text: string): boolean;
  /** Does some part of the text match? */
  matchesSomewhere(text: string): boolean;
  /** Does some part of `text[start, end)` match? Copies nothing. */
  matchesLine(text: string, start: number, end: number): boolean;
  /**
   * Calls `visit` with each line of `text[start, end)` in which the pattern matches somewhere, in order,
   * until it returns false. Each line is matched as a separate text. A line ends before its `\n`, or before a
   * `\r` that precedes that or the end of the range; a `\n` at the end of the range ends its last line and
   * begins no other, so an empty range has no line.
   */
  matchingLines(text: string, start: number, end: number, visit: VisitLine): void;
  /**
   * The leftmost match in the subject `text[start, end)` that begins at or after `from`, which is a place in
   * it: Perl finds a match at the same place; of the matches that begin there, this is the longest, which
   * Perl's need not be. Undefined if there is none.
   */
  find(text: string, start?: number, end?: number, from?: number): Span | undefined;
  /** For callers with further questions. */
  node: RegexNode;
}

export type CompiledRegex = { ok: true; matcher: RegexMatcher } | { ok: false; reason: string };

/**
 * Compiles a pattern, or the tree of one that has no errors, to an automaton whose time is bounded by pattern
 * size × text length for every pattern. `reason` completes the sentence "The pattern …". In a tree, flags are
 * already resolved; `ignoreCase` is for pattern texts.
 */
export function compileRegex(
  pattern: string | RegexNode,
  options: { ignoreCase?: boolean } = {},
): CompiledRegex {
  let node: RegexNode;
  if (typeof pattern === "string") {
    const parsed = parseRegex(pattern, options);
    if (parsed.errors[0]) {
      return { ok: false, reason: `is malformed: ${parsed.errors[0].message}` };
    }
    node = parsed.node;
  } else {
    node = pattern;
  }
  const reason = whyUndecidable(node);
  if (reason) {
    return { ok: false, reason };
  }
  const program = programOf(node);
  if (!program) {
    return { ok: false, reason: "is too large to be matched here: its counted repetitions multiply" };
  }
  return { ok: true, matcher: matcherOf(node, program) };
}

function matcherOf(node: RegexNode, program: Program): RegexMatcher {
  const matcher = new Matcher(node, program);
  return {
    node,
    matchesFully: (text) => matcher.matchesFully(text),
    matchesSomewhere: (text) => matcher.matchesRange(text, 0, text.length),
    matchesLine: (text, start, end) => matcher.matchesRange(text, start, end),
    matchingLines: (text, start, end, visit) => matcher.matchingLines(text, start, end, visit),
    find: (text, start = 0, end = text.length, from = start) => matcher.find(text, start, end, from),
  };
}

import type { Span } from "../text/span.ts";
import { type Program, programOf } from "./automaton/program.ts";
import { Matcher, type VisitLine } from "./matching/matcher.ts";
import { whyUndecidable } from "./questions/undecidable.ts";
import type { RegexNode } from "./syntax/node.ts";
import { parseRegex } from "./syntax/parse.ts";

/**
 * What a pattern can be asked. Where a question is about a range of a text, that range is a subject of its own: `^`, `$`,
 * `\b` and lookarounds see nothing of what is around it.
 */
export interface RegexMatcher {
  /** Does the whole text match? */
  matchesFully(text: string): boolean;
  /** Does some part of the text match? */
  matchesSomewhere(text: string): boolean;
  /** Does some part of `text[start, end)` match? Copies nothing. */
  matchesLine(text: string, start: number, end: number): boolean;
  /**
   * Calls `visit` with each line of `text[start, end)` in which the pattern matches somewhere, in order, until it returns
   * false. Each line is a subject of its own. A line ends before its `\n`, or before the `\r` in front of that or of the
   * end of the range; a `\n` at the end of the range ends its last line and begins no other, so that an empty range has
   * no line.
   */
  matchingLines(text: string, start: number, end: number, visit: VisitLine): void;
  /**
   * The leftmost match in the subject `text[start, end)` that begins at or after `from`, which is a place in it: where
   * Perl finds one too, and of those that begin there the longest, which Perl's need not be. Undefined where there is none.
   */
  find(text: string, start?: number, end?: number, from?: number): Span | undefined;
  /** For those who want to ask more than these questions. */
  node: RegexNode;
}

export type CompiledRegex = { ok: true; matcher: RegexMatcher } | { ok: false; reason: string };

/**
 * Compiles a pattern, or the tree of one that has no errors, to an automaton whose time is bounded by pattern
 * size × text length for every pattern. `reason` completes the sentence "The pattern …". A tree has its flags
 * resolved already, `ignoreCase` is for pattern texts.
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

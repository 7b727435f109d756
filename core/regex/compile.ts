import type { RegexNode } from "./node.ts";
import { parseRegex } from "./parse.ts";
import { type Program, programOf } from "./program.ts";
import { run } from "./run.ts";
import { whyUndecidable } from "./undecidable.ts";

export interface RegexMatcher {
  /** Does the whole text match? */
  matchesFully(text: string): boolean;
  /** Does some part of the text match? */
  matchesSomewhere(text: string): boolean;
  /** For those who want to ask more than these two questions. */
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
    return { ok: false, reason: "is too large to be decided here: its counted repetitions multiply" };
  }
  return { ok: true, matcher: matcherOf(node, program) };
}

function matcherOf(node: RegexNode, program: Program): RegexMatcher {
  return {
    node,
    matchesFully(text) {
      const codePoints = codePointsOf(text);
      let matched = false;
      run(program, codePoints, "first-place", (place) => {
        matched = place === codePoints.length;
        return matched;
      });
      return matched;
    },
    matchesSomewhere(text) {
      let matched = false;
      run(program, codePointsOf(text), "every-place", () => {
        matched = true;
        return true;
      });
      return matched;
    },
  };
}

function codePointsOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0)!);
}

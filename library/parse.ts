import { type PolicyTree, parse as parsePolicy } from "../core/library.ts";

/**
 * Parses a policy.
 *
 * @param text any text; a byte order mark is part of it
 * @returns its tree, with syntax errors in `errors`. Places are offsets in UTF-16 code units.
 */
export function parse(text: string): PolicyTree {
  return parsePolicy(text);
}

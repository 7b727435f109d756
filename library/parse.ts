import { type PolicyTree, parse as parsePolicy } from "../core/library.ts";

/**
 * Parses a policy.
 *
 * @param text any text; its byte order mark, if it has one, belongs to it
 * @returns its tree, with what is wrong in `errors`. Places are offsets in UTF-16 code units.
 */
export function parse(text: string): PolicyTree {
  return parsePolicy(text);
}

import { applyEdits, formatPolicy, type PolicyTree, parse } from "../core/library.ts";

/**
 * Formats a policy in the style of published policies. Only blanks change.
 *
 * @param policy its text, or the result of `parse`
 * @returns the text; undefined for a policy whose syntax errors make its structure a guess
 */
export function format(policy: string | PolicyTree): string | undefined {
  const tree = typeof policy === "string" ? parse(policy) : policy;
  const edits = formatPolicy(tree);
  return edits && applyEdits(tree.text, edits);
}

import { firstAt } from "../text/first-at.ts";
import type { Element, PolicyTree, Span, SyntaxProblemRule, TreeNode } from "./tree.ts";

/** Calls `visit` for every element, outer ones first, in the order of the file. */
export function forEachElement(tree: PolicyTree, visit: (element: Element) => void): void {
  visitElements(tree.children, visit);
}

function visitElements(nodes: readonly TreeNode[], visit: (element: Element) => void): void {
  for (const node of nodes) {
    if (node.kind !== "element") continue;
    visit(node);
    visitElements(node.children, visit);
  }
}

const pairing: ReadonlySet<SyntaxProblemRule> = new Set([
  "unclosed-tag",
  "unopened-tag",
  "mismatched-tag",
  "malformed-tag",
  "unterminated-string",
]);

/** False when a tag misses its partner: where the tags after it stand is then only a guess. */
export function tagsPairUp(tree: PolicyTree): boolean {
  return !tree.errors.some((problem) => pairing.has(problem.rule));
}

/** Does a syntax problem start inside the span? */
export function isDamaged({ errors }: PolicyTree, { start, end }: Span): boolean {
  const first = errors[firstAt(errors, start)];
  return first !== undefined && first.start < end;
}

import { firstAt } from "../text/first-at.ts";
import type { Element, PolicyTree, Span, SyntaxProblemRule, TreeNode } from "./tree.ts";

const elementsByTree = new WeakMap<PolicyTree, readonly Element[]>();

/**
 * Every element, outer ones first, in the order of the file. Many callers need them, so they are collected
 * once per tree.
 */
export function elementsOf(tree: PolicyTree): readonly Element[] {
  let elements = elementsByTree.get(tree);
  if (elements === undefined) {
    const found: Element[] = [];
    collectElements(tree.children, found);
    elements = found;
    elementsByTree.set(tree, elements);
  }
  return elements;
}

/** Notes that a tree has the elements of another one. */
export function keepElements(before: PolicyTree, tree: PolicyTree): void {
  const elements = elementsByTree.get(before);
  if (elements !== undefined) elementsByTree.set(tree, elements);
}

/** Calls `visit` for every element, outer ones first, in the order of the file. */
export function forEachElement(tree: PolicyTree, visit: (element: Element) => void): void {
  for (const element of elementsOf(tree)) visit(element);
}

function collectElements(nodes: readonly TreeNode[], found: Element[]): void {
  for (const node of nodes) {
    if (node.kind !== "element") continue;
    found.push(node);
    collectElements(node.children, found);
  }
}

const pairing: ReadonlySet<SyntaxProblemRule> = new Set([
  "unclosed-tag",
  "unopened-tag",
  "mismatched-tag",
  "malformed-tag",
  "unterminated-string",
]);

/** False if a tag has no partner: then the place of the tags after it is only a guess. */
export function tagsPairUp(tree: PolicyTree): boolean {
  return !tree.errors.some((problem) => pairing.has(problem.rule));
}

/** Does a syntax problem start inside the span? */
export function isDamaged({ errors }: PolicyTree, { start, end }: Span): boolean {
  const first = errors[firstAt(errors, start)];
  return first !== undefined && first.start < end;
}

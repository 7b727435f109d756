import { firstAt } from "../text/first-at.ts";
import { elementsOf } from "./elements.ts";
import type { CloseTag, Element, OpenTag, PolicyTree, Statement, TreeNode } from "./tree.ts";

/**
 * Inserts statements that were read again into a tree in which every tag has a partner, and moves its
 * elements to where their tags are now. Otherwise, each keystroke would recreate every element of a long
 * policy.
 *
 * @param replaced statements of the tree, at their places before the change
 * @param fresh what replaces them; everything after them has already been moved
 * @returns false, with the tree unchanged, if the elements of the policy may differ now
 */
export function replaceStatements(
  tree: PolicyTree,
  replaced: readonly Statement[],
  fresh: readonly Statement[],
): boolean {
  if (replaced.length !== fresh.length) return false;
  if (!replaced.every((statement, index) => isAlike(statement, fresh[index]!))) return false;
  const elements = elementsOf(tree);
  for (const [index, statement] of replaced.entries()) {
    const next = fresh[index]!;
    if (next.kind === "open-tag") elementOpenedBy(elements, statement as OpenTag).open = next;
    else if (next.kind === "close-tag") elementClosedBy(elements, statement as CloseTag).close = next;
    else replaceChild(tree, statement as Exclude<TreeNode, Element>, next);
  }
  for (const element of elements) {
    element.start = element.open.start;
    element.end = (element.close ?? element.open).end;
  }
  return true;
}

/** Does one open, close or mean the same as the other? */
function isAlike(old: Statement, next: Statement): boolean {
  if (old.kind === "open-tag") {
    return next.kind === "open-tag" && hasSameName(old, next) && old.selfClosing === next.selfClosing;
  }
  if (old.kind === "close-tag") return next.kind === "close-tag" && hasSameName(old, next);
  return old.kind === next.kind;
}

/** A tag that was read as its partner suggests can't be compared by itself. */
function hasSameName(old: OpenTag | CloseTag, next: OpenTag | CloseTag): boolean {
  return old.name === next.name && old.tag === next.tag;
}

function elementOpenedBy(elements: readonly Element[], tag: OpenTag): Element {
  return elements[firstAt(elements, tag.start)]!;
}

/** The last element that begins before the tag is the one that it closes, or is inside of that. */
function elementClosedBy(elements: readonly Element[], tag: CloseTag): Element {
  let element = elements[firstAt(elements, tag.start) - 1]!;
  while (element.close !== tag) element = element.parent!;
  return element;
}

function replaceChild(
  tree: PolicyTree,
  old: Exclude<TreeNode, Element>,
  next: Exclude<TreeNode, Element>,
): void {
  const siblings = old.parent?.children ?? tree.children;
  siblings[siblings.indexOf(old)] = next;
  next.parent = old.parent;
}

import {
  type Attribute,
  type Check,
  type Element,
  firstAt,
  firstIndex,
  forEachOperand,
  type Keyword,
  type Operand,
  type Policy,
  type PolicyTree,
  type Span,
  type TreeNode,
  type Value,
} from "../../core/editor.ts";

/**
 * Whether an offset touches a span. An offset between two characters touches both what ends and what starts
 * there.
 */

export function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/**
 * The element in whose content the offset lies; undefined at the top of the file. An element without a
 * closing tag extends to the start of the next element, since its lines are still being written.
 */
export function enclosingElement(tree: PolicyTree, offset: number): Element | undefined {
  let inner: Element | undefined;
  for (let nodes = tree.children; ; nodes = inner.children) {
    const last = lastStartingBefore(nodes, offset);
    if (last?.kind !== "element" || !holds(last, offset)) return inner;
    inner = last;
  }
}

/** The elements from the top of the file to the innermost whose text, tags included, the offset touches. */
export function elementsAt(tree: PolicyTree, offset: number): Element[] {
  const path: Element[] = [];
  for (let nodes = tree.children; ; nodes = path.at(-1)!.children) {
    const found = nodes[firstAt(nodes, offset + 1) - 1];
    if (found?.kind !== "element" || !touches(found, offset)) return path;
    path.push(found);
  }
}

function holds({ open, close }: Element, offset: number): boolean {
  if (open.selfClosing || offset < open.end) return false;
  return close === undefined || offset <= close.start;
}

function lastStartingBefore(nodes: readonly TreeNode[], offset: number): TreeNode | undefined {
  for (let index = firstAt(nodes, offset) - 1; index >= 0; index--) {
    const node = nodes[index]!;
    // A keyword or stray text above the cursor does not end the element before it.
    if (node.kind === "element") return node;
  }
  return undefined;
}

/** The keyword whose name or value the offset touches. */
export function keywordAt(tree: PolicyTree, offset: number): Keyword | undefined {
  const nodes = enclosingElement(tree, offset)?.children ?? tree.children;
  const node = nodes[firstAt(nodes, offset + 1) - 1];
  return node?.kind === "keyword" && touches(node, offset) ? node : undefined;
}

/** The single string, word or range of a value that the offset touches. */
export function operandAt(value: Value, offset: number): Operand | undefined {
  let found: Operand | undefined;
  forEachOperand(value, (operand) => {
    if (touches(operand, offset)) found = operand;
  });
  return found;
}

export function attributeAt(element: Element, offset: number): Attribute | undefined {
  return element.open.attributes.find((attribute) => touches(attribute, offset));
}

/** The check of this element, if it is one. */
export function checkOf({ checks }: Policy, element: Element | undefined): Check | undefined {
  if (element === undefined) return undefined;
  const check = checks[firstIndex(checks.length, (index) => checks[index]!.element.start >= element.start)];
  return check?.element === element ? check : undefined;
}

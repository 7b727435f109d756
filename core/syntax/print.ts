import type { Element, PolicyTree, Span, TreeNode } from "./tree.ts";

/** The text of a tree, made from its leaves and the trivia between them: for any text, `printTree(parse(t)) === t`. */
export function printTree(tree: PolicyTree): string {
  let printed = "";
  let at = 0;
  for (const leaf of leavesOf(tree)) {
    printed += tree.text.slice(at, leaf.start) + tree.text.slice(leaf.start, leaf.end);
    at = leaf.end;
  }
  return printed + tree.text.slice(at);
}

/** The tags, keywords and stray texts of a tree, in order; only trivia stands between them. */
export function* leavesOf(tree: PolicyTree): Generator<Span & { kind: string }> {
  yield* leavesOfNodes(tree.children);
}

function* leavesOfNodes(nodes: TreeNode[]): Generator<Span & { kind: string }> {
  for (const node of nodes) {
    if (node.kind === "element") yield* leavesOfElement(node);
    else yield node;
  }
}

function* leavesOfElement(element: Element): Generator<Span & { kind: string }> {
  if (element.open.end > element.open.start) yield element.open;
  yield* leavesOfNodes(element.children);
  if (element.close !== undefined) yield element.close;
}

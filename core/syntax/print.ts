import type { PolicyTree, Span, TreeNode } from "./tree.ts";

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

/** The tags, keywords and stray texts of a tree, in order; only trivia is between them. */
export function leavesOf(tree: PolicyTree): (Span & { kind: string })[] {
  const leaves: (Span & { kind: string })[] = [];
  addLeaves(tree.children, leaves);
  return leaves;
}

function addLeaves(nodes: readonly TreeNode[], leaves: (Span & { kind: string })[]): void {
  for (const node of nodes) {
    if (node.kind !== "element") {
      leaves.push(node);
      continue;
    }
    if (node.open.end > node.open.start) leaves.push(node.open);
    addLeaves(node.children, leaves);
    if (node.close !== undefined) leaves.push(node.close);
  }
}

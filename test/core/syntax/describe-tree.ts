import { textOf } from "../../../core/syntax/string-value.ts";
import type { PolicyTree, TreeNode, Value } from "../../../core/syntax/tree.ts";

/** A tree as indented lines, for comparing in tests. */
export function describeTree(tree: PolicyTree): string {
  return describeNodes(tree, tree.children, "").join("\n");
}

function describeNodes(tree: PolicyTree, nodes: TreeNode[], indent: string): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === "stray")
      return [`${indent}stray ${JSON.stringify(tree.text.slice(node.start, node.end))}`];
    if (node.kind === "keyword") {
      return [`${indent}${node.name}${node.value ? ` = ${describeValue(tree, node.value)}` : ""}`];
    }
    const { value, attributes } = node.open;
    const shown = [
      ...(value ? [describeValue(tree, value)] : []),
      ...attributes.map(
        (attribute) => `${attribute.name}=${attribute.value ? describeValue(tree, attribute.value) : ""}`,
      ),
    ];
    const head = `${indent}<${[node.name, ...shown].join(" ")}>${node.close || node.open.selfClosing ? "" : " unclosed"}`;
    return [head, ...describeNodes(tree, node.children, `${indent}  `)];
  });
}

export function describeValue(tree: PolicyTree, value: Value): string {
  switch (value.kind) {
    case "string":
      return JSON.stringify(textOf(tree, value)) + (value.closed ? "" : "…");
    case "list":
      return `[${value.operands.map((operand) => describeValue(tree, operand)).join(` ${value.operator} `)}]`;
    case "group":
      return `(${value.value ? describeValue(tree, value.value) : ""})`;
    case "prefixed":
      return `${tree.text.slice(value.prefix.start, value.prefix.end)}:${value.value ? describeValue(tree, value.value) : ""}`;
    default:
      return tree.text.slice(value.start, value.end);
  }
}

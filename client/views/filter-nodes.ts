import { t } from "../../l10n/translate.ts";
import type { NodeIcon, TreeNode } from "./tree-nodes.ts";

/** Which verdicts are shown. */
export interface VerdictFilter {
  /** True: only checks that did not pass, warn or fail. */
  onlyFailed: boolean;
  /** Part of a line: of a host, a check, or evidence. Empty: every line. */
  text: string;
}

export const everything: VerdictFilter = { onlyFailed: false, text: "" };

/** Verdicts that need no attention. */
const fine = new Set<NodeIcon>(["PASSED", "SKIPPED", "NOT_EVALUATED"]);
const isVerdict = (icon: NodeIcon) => icon === icon.toUpperCase();

/**
 * Returns the lines of the view that pass a filter, with their parents. A line that contains the text keeps
 * everything below it.
 */
export function filterNodes(nodes: readonly TreeNode[], filter: VerdictFilter): TreeNode[] {
  const failed = filter.onlyFailed ? nodes.flatMap((node) => failedOf(node) ?? []) : [...nodes];
  const text = filter.text.trim().toLowerCase();
  return text === "" ? failed : failed.flatMap((node) => withText(node, text) ?? []);
}

/** The policy and its hosts stay, to show that nothing failed on them. */
function failedOf(node: TreeNode): TreeNode | undefined {
  if (isVerdict(node.icon)) return fine.has(node.icon) ? undefined : node;
  if (node.icon !== "policy" && node.icon !== "host") return node;
  return { ...node, children: node.children.flatMap((child) => failedOf(child) ?? []) };
}

function withText(node: TreeNode, text: string): TreeNode | undefined {
  const own = `${node.label} ${node.description ?? ""}`.toLowerCase();
  // The line of a policy contains the names of its hosts, which would keep everything.
  if (node.icon !== "policy" && own.includes(text)) return node;
  const children = node.children.flatMap((child) => withText(child, text) ?? []);
  if (children.length === 0 && node.icon !== "policy") return undefined;
  return { ...node, children, expanded: true };
}

/** "only failed, \"web-2\""; undefined if nothing is left out. */
export function filterText({ onlyFailed, text }: VerdictFilter): string | undefined {
  const parts = [
    ...(onlyFailed ? [t("only failed")] : []),
    ...(text.trim() === "" ? [] : [`"${text.trim()}"`]),
  ];
  return parts.length === 0 ? undefined : t("Shown: {0}.", parts.join(", "));
}

/** Lines of the view as text, with the visible lines below them, without repetition. */
export function copiedText(nodes: readonly TreeNode[]): string {
  const below = new Set<TreeNode>();
  const collect = (node: TreeNode) => {
    for (const child of node.children) {
      below.add(child);
      collect(child);
    }
  };
  for (const node of nodes) collect(node);
  const lines: string[] = [];
  const add = (node: TreeNode, depth: number) => {
    const text = node.description === undefined ? node.label : `${node.label}: ${node.description}`;
    lines.push(`${"  ".repeat(depth)}${text.replace(/\s+/g, " ")}`);
    for (const child of node.children) add(child, depth + 1);
  };
  for (const node of nodes) if (!below.has(node)) add(node, 0);
  return lines.join("\n");
}

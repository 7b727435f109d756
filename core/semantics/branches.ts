import type { PolicyTree } from "../syntax/tree.ts";
import { type Check, type Conditional, keywordText, type Policy, type PolicyNode } from "./policy.ts";

/** The branches that lead to a check, outermost first. */
export type BranchPath = readonly { conditional: Conditional; branch: "then" | "else" }[];

/** The branches of every check outside conditions. */
export function branchesOf(policy: Policy): Map<Check, BranchPath> {
  const paths = new Map<Check, BranchPath>();
  const walk = (nodes: PolicyNode[], path: BranchPath): void => {
    for (const node of nodes) {
      if (node.kind === "check") {
        paths.set(node, path);
      } else {
        walk(node.then, [...path, { conditional: node, branch: "then" }]);
        walk(node.else, [...path, { conditional: node, branch: "else" }]);
      }
    }
  };
  walk(policy.body, []);
  return paths;
}

/** False for checks that never run on the same host: in opposite branches of an `if`, or for other systems. */
export function canRunTogether(
  tree: PolicyTree,
  paths: Map<Check, BranchPath>,
  left: Check,
  right: Check,
): boolean {
  const other = new Map((paths.get(right) ?? []).map(({ conditional, branch }) => [conditional, branch]));
  for (const { conditional, branch } of paths.get(left) ?? []) {
    if (other.has(conditional) && other.get(conditional) !== branch) return false;
  }
  const leftSystem = keywordText(tree, left, "system");
  const rightSystem = keywordText(tree, right, "system");
  return leftSystem === undefined || rightSystem === undefined || leftSystem === rightSystem;
}

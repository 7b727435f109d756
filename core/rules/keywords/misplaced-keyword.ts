import { forEachElement, tagsPairUp } from "../../syntax/elements.ts";
import { holdsKeywords, isTag } from "../../syntax/nesting.ts";
import type { TreeNode } from "../../syntax/tree.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const misplacedKeyword: Rule = {
  id: "misplaced-keyword",
  severity: "error",
  since: "0.1.0",
  source: { kind: "policy", keywords: [], run: findMisplaced },
};

function findMisplaced({ tree }: PolicyContext, report: Report): void {
  if (tree.checkType === undefined || !tagsPairUp(tree)) return;
  reportFirst(tree.children, report);
  forEachElement(tree, ({ tag, children }) => {
    if (isTag(tag) && !holdsKeywords(tag)) reportFirst(children, report);
  });
}

/** The first of several in a row: they probably were one check. */
function reportFirst(nodes: readonly TreeNode[], report: Report): void {
  for (const [index, node] of nodes.entries()) {
    if (node.kind !== "keyword" || nodes[index - 1]?.kind === "keyword") continue;
    report(node.nameSpan, `The keyword ${node.name} is outside a check.`);
  }
}

import { forEachElement, tagsPairUp } from "../../syntax/elements.ts";
import { holdsKeywords, isTag } from "../../syntax/nesting.ts";
import type { TreeNode } from "../../syntax/tree.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const misplacedKeyword: Rule = {
  id: "misplaced-keyword",
  severity: "error",
  summary: "A keyword stands outside a check.",
  why: `Keywords belong into a check or an ACL entry. Anywhere else the scanner meets an "unknown token" and rejects the file.
Mostly the tags around a check were left out.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
severity : MEDIUM
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  severity    : MEDIUM
  expect      : "^6"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "policy", run: findMisplaced },
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
    report(node.nameSpan, `The keyword ${node.name} stands outside a check.`);
  }
}

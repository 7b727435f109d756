import { attributeText } from "../../semantics/policy.ts";
import type { Element } from "../../syntax/tree.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const duplicateAclBlock: Rule = {
  id: "duplicate-acl-block",
  severity: "warning",
  since: "0.1.0",
  source: { kind: "policy", run: findDuplicates },
};

function findDuplicates({ tree, policy }: PolicyContext, report: Report): void {
  const seen = new Map<string, Element>();
  for (const block of policy.aclBlocks) {
    const name = attributeText(tree, block, "")?.toLowerCase();
    if (name === undefined) continue;
    const first = seen.get(name);
    if (first === undefined) seen.set(name, block);
    else {
      report(block.open, "Another ACL block in this file has the same name. Rename one of them.", {
        related: { start: first.open.start, end: first.open.end, message: "The first one." },
      });
    }
  }
}

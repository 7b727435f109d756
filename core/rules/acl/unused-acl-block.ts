import { forEachOperand } from "../../semantics/operands.ts";
import { attributeText } from "../../semantics/policy.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unusedAclBlock: Rule = {
  id: "unused-acl-block",
  severity: "hint",
  since: "0.1.0",
  source: { kind: "policy", run: findUnused },
};

function findUnused({ tree, policy }: PolicyContext, report: Report): void {
  if (policy.aclBlocks.length === 0) return;
  const used = new Set<string>();
  for (const { keywords } of policy.checks) {
    for (const { name, value } of keywords) {
      if (value === undefined || (name !== "value_data" && name !== "value")) continue;
      forEachOperand(value, (operand) => void used.add(textOf(tree, operand).toLowerCase()));
    }
  }
  for (const block of policy.aclBlocks) {
    const name = attributeText(tree, block, "");
    if (name === undefined || used.has(name.toLowerCase())) continue;
    report(block.open, `The ACL block "${name}" is never used.`);
  }
}

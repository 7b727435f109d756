import { forEachOperand } from "../../semantics/operands.ts";
import { attributeText } from "../../semantics/policy.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unusedAclBlock: Rule = {
  id: "unused-acl-block",
  severity: "hint",
  summary: "An ACL block is named by no check.",
  why: `The block is read and compared with nothing. Either a check is missing, or its value names another block.`,
  bad: `<check_type:"Windows" version:"2">
<group_policy:"Accounts">
<file_acl:"admins only">
  <user:"Administrators">
    acl_inheritance : "not inherited"
    acl_apply       : "this object only"
    acl_allow       : "full control"
  </user>
</acl>
<custom_item>
  type        : PASSWORD_POLICY
  description : "Passwords have at least 14 characters"
  value_type  : POLICY_DWORD
  value_data  : [14..MAX]
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
</group_policy>
</check_type>
`,
  good: `<check_type:"Windows" version:"2">
<group_policy:"Accounts">
<file_acl:"admins only">
  <user:"Administrators">
    acl_inheritance : "not inherited"
    acl_apply       : "this object only"
    acl_allow       : "full control"
  </user>
</acl>
<custom_item>
  type        : FILE_PERMISSIONS
  description : "Only administrators reach the event log"
  value_type  : FILE_ACL
  value_data  : "admins only"
  file        : "%systemroot%\\system32\\winevt\\logs\\security.evtx"
</custom_item>
</group_policy>
</check_type>
`,
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
    report(block.open, `No check names the ACL block "${name}".`);
  }
}

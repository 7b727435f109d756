import { attributeText } from "../../semantics/policy.ts";
import type { Element } from "../../syntax/tree.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const duplicateAclBlock: Rule = {
  id: "duplicate-acl-block",
  severity: "warning",
  summary: "Two ACL blocks have the same name.",
  why: `The name of an ACL block has to be unique in the file (G 253-266): a check that names it is compared with one of them,
and which one is not documented.`,
  bad: `<check_type:"Windows" version:"2">
<group_policy:"Accounts">
<file_acl:"admins only">
  <user:"Administrators">
    acl_inheritance : "not inherited"
    acl_apply       : "this object only"
    acl_allow       : "full control"
  </user>
</acl>
<file_acl:"admins only">
  <user:"SYSTEM">
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
      report(block.open, "Another ACL block of this file has the same name.", {
        related: { start: first.open.start, end: first.open.end, message: "The first one." },
      });
    }
  }
}

import { declaredVariables } from "../../semantics/variables.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unusedVariable: Rule = {
  id: "unused-variable",
  severity: "hint",
  summary: "A variable is declared and never used.",
  why: `Whoever fills in the variables of the policy is asked for a value that changes nothing. Mostly the checks name it
differently, or the value was written into the checks.`,
  bad: `#<ui_metadata>
#<variables>
#  <variable>
#    <name>MIN_LENGTH</name>
#    <default>14</default>
#    <description>Shortest password</description>
#    <value_type>INTEGER</value_type>
#  </variable>
#</variables>
#</ui_metadata>
<check_type:"Windows" version:"2">
<group_policy:"Accounts">
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
  since: "0.1.0",
  source: { kind: "policy", run: findUnused },
};

function findUnused({ tree }: PolicyContext, report: Report): void {
  for (const { name, nameSpan } of declaredVariables(tree)) {
    // A comment counts: in a file made from a template it says which value took the variable's place.
    if (tree.text.includes(`@${name}@`)) continue;
    report(nameSpan, `The variable ${name} is never used as @${name}@.`);
  }
}

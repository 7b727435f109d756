import { isNumber } from "../../semantics/numbers.ts";
import { declaredVariables } from "../../semantics/variables.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unsuitableDefault: Rule = {
  id: "unsuitable-default",
  severity: "warning",
  summary: "The default of a variable does not fit its value_type.",
  why: `An INTEGER variable stands where a number has to stand. With another default the check that uses it can't be read.`,
  bad: `#<ui_metadata>
#<variables>
#  <variable>
#    <name>MIN_LENGTH</name>
#    <default>fourteen</default>
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
  value_data  : @MIN_LENGTH@
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
</group_policy>
</check_type>
`,
  good: `#<ui_metadata>
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
  value_data  : @MIN_LENGTH@
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
</group_policy>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "policy", run: compare },
};

function compare({ tree }: PolicyContext, report: Report): void {
  for (const { name, valueType, defaultValue, defaultSpan } of declaredVariables(tree)) {
    if (valueType !== "INTEGER" || defaultValue === undefined || defaultSpan === undefined) continue;
    if (defaultValue === "" || isNumber(defaultValue)) continue;
    report(defaultSpan, `${name} is an INTEGER, and its default ${defaultValue} is no number.`);
  }
}

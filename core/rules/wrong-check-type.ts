import { foreignChecks, likelyCheckType } from "../semantics/likely-check-type.ts";
import type { PolicyContext, Report, Rule } from "./rule.ts";

export const wrongCheckType: Rule = {
  id: "wrong-check-type",
  severity: "error",
  summary: "The checks of the file belong to another check type.",
  why: `The scanner reads the file with a plugin that doesn't know its checks. A good Windows file in the category of Windows
file contents was answered with "Could not lex the file".`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : PASSWORD_POLICY
  description : "Passwords have at least 14 characters"
  value_type  : POLICY_DWORD
  value_data  : [14..MAX]
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
<custom_item>
  type        : PASSWORD_POLICY
  description : "Passwords are not used again"
  value_type  : POLICY_DWORD
  value_data  : [24..MAX]
  password_policy : ENFORCE_PASSWORD_HISTORY
</custom_item>
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
<custom_item>
  type        : PASSWORD_POLICY
  description : "Passwords are not used again"
  value_type  : POLICY_DWORD
  value_data  : [24..MAX]
  password_policy : ENFORCE_PASSWORD_HISTORY
</custom_item>
</group_policy>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "policy", run: compare },
};

function compare({ policy, checkType, schema }: PolicyContext, report: Report): void {
  const value = policy.checkTypeElement?.open.value;
  if (checkType === undefined || value === undefined) return;
  const foreign = foreignChecks(policy, checkType, schema);
  const likely = likelyCheckType(policy, checkType, foreign, schema);
  const first = foreign[0]?.element.open;
  if (likely === undefined || first === undefined) return;
  report(
    value,
    `These are checks of ${likely}, not of ${checkType.name}: uploaded like this, the scanner "could not lex the file".`,
    { related: { start: first.start, end: first.end, message: `The first check of ${likely}.` } },
  );
}

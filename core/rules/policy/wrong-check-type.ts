import { isOfOneFamily } from "../../schema/index.ts";
import { foreignChecks, likelyCheckType } from "../../semantics/likely-check-type.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const wrongCheckType: Rule = {
  id: "wrong-check-type",
  severity: "error",
  summary: "The checks of the file belong to another check type.",
  why: `The scanner reads the file with a plugin that doesn't know its checks. A good Windows file in the category of Windows
file contents was answered with "Could not lex the file". Where the checks are of item types that several plugins have, it
is a warning: the one that the file names may have them too.`,
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
  const certain = foreign.some(({ itemType }) => isOfOneFamily(itemType!, schema));
  const message = certain
    ? `These are checks of ${likely}, not of ${checkType.name}: uploaded like this, the scanner "could not lex the file".`
    : `Most of these checks are of item types that are not known for ${checkType.name}, such as ${foreign[0]!.itemType}.`;
  report(value, message, {
    severity: certain ? "error" : "warning",
    related: {
      start: first.start,
      end: first.end,
      message: certain ? `The first check of ${likely}.` : "The first of them.",
    },
  });
}

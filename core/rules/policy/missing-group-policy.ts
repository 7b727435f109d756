import { tagsPairUp } from "../../syntax/elements.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const missingGroupPolicy: Rule = {
  id: "missing-group-policy",
  severity: "hint",
  summary: "A Windows policy has no <group_policy>.",
  why: `The guide demands one around the checks (G 251). A few published files do without, so it is a hint.`,
  bad: `<check_type:"Windows" version:"2">
<custom_item>
  type        : PASSWORD_POLICY
  description : "Passwords have at least 14 characters"
  value_type  : POLICY_DWORD
  value_data  : [14..MAX]
  password_policy : MINIMUM_PASSWORD_LENGTH
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
</group_policy>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "policy", run: findGroup },
};

function findGroup({ tree, policy, checkType }: PolicyContext, report: Report): void {
  const element = policy.checkTypeElement;
  if (checkType?.groupPolicy !== "expected" || element === undefined || policy.groupPolicy !== undefined)
    return;
  if (policy.checks.length === 0 || !tagsPairUp(tree)) return;
  report(element.open, `A ${checkType.name} policy has its checks in a <group_policy:"\u2026">.`);
}

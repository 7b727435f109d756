import { checkTypesWithItemType, isOfOneFamily } from "../../schema/index.ts";
import { foreignChecks, likelyCheckType } from "../../semantics/likely-check-type.ts";
import { keywordOf } from "../../semantics/policy.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const foreignItemType: Rule = {
  id: "foreign-item-type",
  severity: "error",
  summary: "A check has an item type of another check type.",
  why: `The plugin that <check_type> names doesn't know the item type. Each check type has its own ones, and a file can be of
one check type only. An item type that several plugins have, such as KB_VALUE, or a check type that the guide doesn't
describe in full: a warning, since new versions of the scanner bring such item types to more plugins.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
<custom_item>
  type        : PASSWORD_POLICY
  description : "Passwords have at least 14 characters"
  value_type  : POLICY_DWORD
  value_data  : [14..MAX]
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "policy", run: findForeign },
};

function findForeign({ policy, checkType, schema }: PolicyContext, report: Report): void {
  if (checkType === undefined) return;
  const foreign = foreignChecks(policy, checkType, schema);
  // When most are foreign, wrong-check-type says it once.
  if (foreign.length === 0 || likelyCheckType(policy, checkType, foreign, schema) !== undefined) return;
  for (const check of foreign) {
    const value = keywordOf(check, "type")?.value;
    if (value === undefined) continue;
    const owners = checkTypesWithItemType(check.itemType!, schema);
    const shown = owners.length > 3 ? `${owners.slice(0, 2).join(", ")} and others` : owners.join(", ");
    const certain = checkType.strict && isOfOneFamily(check.itemType!, schema);
    const rest = certain
      ? `a ${checkType.name} policy has no such item type.`
      : `it is not known for a ${checkType.name} policy.`;
    report(value, `${check.itemType} belongs to ${shown}: ${rest}`, {
      severity: certain ? "error" : "warning",
    });
  }
}

import { checkTypesWithItemType, isOfOneFamily } from "../../schema/index.ts";
import { foreignChecks, likelyCheckType } from "../../semantics/likely-check-type.ts";
import { keywordOf } from "../../semantics/policy.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const foreignItemType: Rule = {
  id: "foreign-item-type",
  severity: "error",
  since: "0.1.0",
  source: { kind: "policy", keywords: ["type"], run: findForeign },
};

function findForeign({ policy, checkType, schema }: PolicyContext, report: Report): void {
  if (checkType === undefined) return;
  const foreign = foreignChecks(policy, checkType, schema);
  // If most are foreign, wrong-check-type reports it once.
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

import { tagsPairUp } from "../../syntax/elements.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const missingGroupPolicy: Rule = {
  id: "missing-group-policy",
  severity: "hint",
  since: "0.1.0",
  source: { kind: "policy", run: findGroup },
};

function findGroup({ tree, policy, checkType }: PolicyContext, report: Report): void {
  const element = policy.checkTypeElement;
  if (checkType?.groupPolicy !== "expected" || element === undefined || policy.groupPolicy !== undefined)
    return;
  if (policy.checks.length === 0 || !tagsPairUp(tree)) return;
  report(element.open, `A ${checkType.name} policy needs its checks inside a <group_policy:"\u2026">.`);
}

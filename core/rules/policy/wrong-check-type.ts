import { isOfOneFamily } from "../../schema/index.ts";
import { foreignChecks, likelyCheckType } from "../../semantics/likely-check-type.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const wrongCheckType: Rule = {
  id: "wrong-check-type",
  severity: "error",
  since: "0.1.0",
  source: { kind: "policy", keywords: ["type"], run: compare },
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
    ? `These are checks of ${likely}, not of ${checkType.name}: the scanner answers the upload with "could not lex the file".`
    : `Most of these checks have item types that are not known for ${checkType.name}, such as ${foreign[0]!.itemType}.`;
  report(value, message, {
    severity: certain ? "error" : "warning",
    related: {
      start: first.start,
      end: first.end,
      message: certain ? `The first check of ${likely}.` : "The first of them.",
    },
  });
}

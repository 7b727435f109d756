import { didYouMean, replaceWith } from "../../findings/suggestion.ts";
import { closestCheckType, knownMistake } from "../../schema/index.ts";
import { insideQuotes } from "../../semantics/operands.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unknownCheckType: Rule = {
  id: "unknown-check-type",
  severity: "error",
  since: "0.1.0",
  source: { kind: "policy", run: checkName },
};

function checkName({ policy, checkType, schema }: PolicyContext, report: Report): void {
  const value = policy.checkTypeElement?.open.value;
  if (policy.checkType === undefined || value === undefined) return;
  const name = textOf(policy.tree, value);
  if (name === checkType?.name) return;
  if (checkType !== undefined) {
    report(
      value,
      `Write the check type as ${checkType.name}: it is not known whether the scanner reads ${name}.`,
      {
        severity: "warning",
        fixes: [replaceWith(checkType.name, [insideQuotes(value)], true)],
      },
    );
    return;
  }
  const likely = closestCheckType(name, schema);
  const reason = knownMistake("check-type", name, undefined, schema)?.reason;
  // Dell_OS9 is a different product than Dell_OS10, not a typing error.
  const isSlip = likely !== undefined && digitsOf(likely) === digitsOf(name);
  report(
    value,
    `Unknown check type ${name}${didYouMean(likely)}${reason === undefined ? "" : ` ${reason}`}${likely === undefined ? " If the scanner has it, the checks in this file can't be validated here." : ""}`,
    {
      severity: isSlip ? "error" : "warning",
      fixes: likely === undefined ? [] : [replaceWith(likely, [insideQuotes(value)])],
    },
  );
}

function digitsOf(name: string): string {
  return name.replace(/\D/g, "");
}

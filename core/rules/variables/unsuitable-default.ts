import { isNumber } from "../../semantics/numbers.ts";
import { declaredVariables } from "../../semantics/variables.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unsuitableDefault: Rule = {
  id: "unsuitable-default",
  severity: "warning",
  since: "0.1.0",
  source: { kind: "policy", run: compare },
};

function compare({ tree }: PolicyContext, report: Report): void {
  for (const { name, valueType, defaultValue, defaultSpan } of declaredVariables(tree)) {
    if (valueType !== "INTEGER" || defaultValue === undefined || defaultSpan === undefined) continue;
    if (defaultValue === "" || isNumber(defaultValue)) continue;
    report(defaultSpan, `${name} is an INTEGER, and its default ${defaultValue} is not a number.`);
  }
}

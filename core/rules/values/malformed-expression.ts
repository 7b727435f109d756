import type { Value } from "../../syntax/tree.ts";
import type { Report, Rule } from "../rule.ts";

export const malformedExpression: Rule = {
  id: "malformed-expression",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    concern: ({ keyword, kind }) => keyword !== undefined && (kind === "list" || kind === "group"),
    run({ check, item }, report) {
      if (item === undefined) return;
      for (const { name, value } of check.keywords) {
        if (value === undefined || (value.kind !== "list" && value.kind !== "group")) continue;
        const keyword = item.keywords.get(name);
        // Words without quotes are a matter of unquoted-string: the whole was one text.
        if (keyword === undefined || (keyword.quoted === "quoted" && !startsQuoted(value))) continue;
        checkParts(name, value, commaForms.has(keyword.form), report);
      }
    },
  },
};

const commaForms: ReadonlySet<string> = new Set([
  "token-list",
  "string-list",
  "sql-expect",
  "alternation",
  "regex",
]);

function checkParts(name: string, value: Value, commas: boolean, report: Report): void {
  if (value.kind === "group") {
    if (value.value === undefined) report(value, "There is nothing between these parentheses.");
    else checkParts(name, value.value, commas, report);
  } else if (value.kind === "list") {
    if (value.operator === "," && !commas) {
      report(value, `The values of ${name} are joined by ||, not by commas.`);
    }
    for (const operand of value.operands) checkParts(name, operand, commas, report);
  }
}

function startsQuoted(value: Value): boolean {
  if (value.kind === "list") return value.operands.every(startsQuoted);
  return value.kind === "group"
    ? value.value === undefined || startsQuoted(value.value)
    : value.kind === "string";
}

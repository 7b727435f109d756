import { type Expression, readExpression } from "../../syntax/grammar/values/expression.ts";
import type { Rule } from "../rule.ts";

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
        const expression = readExpression(value);
        if (keyword === undefined || (keyword.quoted === "quoted" && !isQuoted(expression))) continue;
        for (const group of expression.emptyGroups) {
          report(group, "There is nothing between these parentheses.");
        }
        if (commaForms.has(keyword.form)) continue;
        for (const list of expression.commaLists) {
          report(list, `The values of ${name} are joined by ||, not by commas.`);
        }
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

function isQuoted({ terms }: Expression): boolean {
  return terms.every(({ operand, prefix }) => operand.kind === "string" && prefix === undefined);
}

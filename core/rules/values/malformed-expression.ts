import { type Expression, readExpression } from "../../syntax/grammar/values/expression.ts";
import type { Rule } from "../rule.ts";

export const malformedExpression: Rule = {
  id: "malformed-expression",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: ({ keyword, kind }) => keyword !== undefined && (kind === "list" || kind === "group"),
      visit({ name, value }, known, _, report) {
        // Words without quotes are for unquoted-string: the whole was meant as one text.
        const expression = readExpression(value!);
        const { quoted, form } = known!;
        if (quoted === "quoted" && !isQuoted(expression)) return;
        for (const group of expression.emptyGroups) {
          report(group, "There is nothing between these parentheses.");
        }
        if (commaForms.has(form)) return;
        for (const list of expression.commaLists) {
          report(list, `Join the values of ${name} with ||, not with commas.`);
        }
      },
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

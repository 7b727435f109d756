import { keywordOf } from "../../semantics/policy.ts";
import { type Column, readExpression } from "../../syntax/grammar/values/expression.ts";
import { readColumns } from "../../syntax/grammar/values/lists.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { PolicyTree, Value } from "../../syntax/tree.ts";
import { named } from "../concern.ts";
import type { Rule } from "../rule.ts";

export const mismatchedColumns: Rule = {
  id: "mismatched-columns",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    check: {
      concern: named("sql_expect"),
      run({ check, item }, report) {
        const { tree } = check;
        if (item?.keywords.get("sql_expect")?.form !== "sql-expect") return;
        const types = keywordOf(check, "sql_types")?.value;
        const expected = keywordOf(check, "sql_expect")?.value;
        if (types === undefined || expected === undefined) return;
        if (tree.text.slice(expected.start, expected.end).includes("NO_ROWS_RETURNED")) return;
        const columns = countTypes(tree, types);
        const values = readExpression(expected).columns.length;
        if (columns === values) return;
        report(
          expected,
          `sql_types has ${columns} columns but sql_expect has ${values} values. Write one value for each column.`,
          {
            related: { start: types.start, end: types.end, message: "The types of the columns." },
          },
        );
      },
    },
  },
};

/** Between commas, or inside of one string. */
function countTypes(tree: PolicyTree, value: Value): number {
  return readExpression(value).columns.reduce(
    (sum, column) => sum + readColumns(textOfColumn(tree, column)).length,
    0,
  );
}

function textOfColumn(tree: PolicyTree, { start, end, terms: [first] }: Column): string {
  const isWhole = first !== undefined && first.operand.start === start && first.operand.end === end;
  return isWhole ? textOf(tree, first.operand) : tree.text.slice(start, end);
}

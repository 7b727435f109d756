import { compileRegex } from "../../../regex/compile.ts";
import { isNumber, readRange } from "../../../semantics/numbers.ts";
import { keywordOf } from "../../../semantics/policy.ts";
import { type Column, readExpression, type Term } from "../../../syntax/grammar/values/expression.ts";
import { readColumns } from "../../../syntax/grammar/values/lists.ts";
import { decodeString, textOf } from "../../../syntax/string-value.ts";
import type { Span, Value } from "../../../syntax/tree.ts";
import { textWithValues } from "../../values.ts";
import type { CheckSource, Written } from "../check-source.ts";
import type { Matcher } from "./cell.ts";

/** One column of the expected row: one of the alternatives must match. */
export interface ExpectedColumn extends Span {
  /** As in `sql_types`, in upper case. */
  type: string;
  fits: readonly Matcher[];
}

export type ExpectedRow =
  | { ok: true; is: "row"; columns: readonly ExpectedColumn[]; element: Written }
  | { ok: true; is: "no rows"; element: Written }
  | { ok: false; reason: string };

/** `sql_expect` and `sql_types`: a comma between columns, `||` between the alternatives of one (G 64). */
export function expectedRow(source: CheckSource): ExpectedRow {
  const expect = keywordOf(source.check, "sql_expect")?.value;
  const types = keywordOf(source.check, "sql_types")?.value;
  if (expect === undefined)
    return { ok: false, reason: "The check has no sql_expect to say what the rows must be." };
  if (types === undefined)
    return { ok: false, reason: "The check has no sql_types to say how values are compared." };
  const element = {
    text: source.check.tree.text.slice(expect.start, expect.end),
    start: expect.start,
    end: expect.end,
  };
  const { columns } = readExpression(expect);
  if (columns.length === 1 && isNoRows(source, columns[0]!)) return { ok: true, is: "no rows", element };
  const names = typesOf(source, types);
  if (names.length !== columns.length) {
    return {
      ok: false,
      reason: `sql_types has ${names.length} columns but sql_expect has ${columns.length}. They need one entry for each column.`,
    };
  }
  const expected: ExpectedColumn[] = [];
  for (const [at, { terms, start, end }] of columns.entries()) {
    const type = names[at]!;
    const fits: Matcher[] = [];
    for (const term of terms) {
      const found = matcherOf(source, term, type);
      if (!found.ok) return found;
      fits.push(found.matcher);
    }
    if (fits.length === 0) return { ok: false, reason: "A column of sql_expect is empty." };
    expected.push({ type, fits, start, end });
  }
  return { ok: true, is: "row", columns: expected, element };
}

function isNoRows({ check }: CheckSource, { terms }: Column): boolean {
  const [only] = terms;
  return (
    terms.length === 1 &&
    only?.prefix === undefined &&
    textOf(check.tree, only!.operand).trim() === "NO_ROWS_RETURNED"
  );
}

function typesOf({ check: { tree } }: CheckSource, value: Value): string[] {
  return readExpression(value).columns.flatMap(({ terms: [first], start, end }) => {
    const text = first?.operand.kind === "string" ? textOf(tree, first.operand) : tree.text.slice(start, end);
    return readColumns(text).map((column) => text.slice(column.start, column.end).toUpperCase());
  });
}

type FoundMatcher = { ok: true; matcher: Matcher } | { ok: false; reason: string };

function matcherOf(
  { check: { tree }, values }: CheckSource,
  { operand, prefix }: Term,
  type: string,
): FoundMatcher {
  if (operand.kind === "range") {
    const range = readRange(tree.text.slice(operand.start, operand.end));
    if (range?.from === undefined || range.to === undefined)
      return { ok: false, reason: "A range in sql_expect is not valid." };
    return { ok: true, matcher: { is: "range", from: range.from, to: range.to } };
  }
  const isPattern = prefix !== undefined || type.startsWith("REGEX");
  const written =
    operand.kind === "string"
      ? decodeString(tree, operand, isPattern ? "code" : "text").text
      : tree.text.slice(operand.start, operand.end);
  const text = textWithValues(written, values);
  if (operand.kind === "word" && text.toUpperCase() === "NULL") return { ok: true, matcher: { is: "null" } };
  if (!isPattern) {
    return {
      ok: true,
      matcher:
        operand.kind === "word" && isNumber(text)
          ? { is: "number", value: Number(text), text }
          : { is: "text", text },
    };
  }
  const exact = compileRegex(text);
  if (!exact.ok)
    return { ok: false, reason: `The pattern of sql_expect ${exact.reason.replace(/\.?$/, ".")}` };
  const anyCase = compileRegex(text, { ignoreCase: true });
  return {
    ok: true,
    matcher: { is: "pattern", exact: exact.matcher, anyCase: anyCase.ok ? anyCase.matcher : exact.matcher },
  };
}

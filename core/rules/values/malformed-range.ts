import { replaceWith } from "../../findings/suggestion.ts";
import { isNumber, type NumberRange, readBareRange, readRange } from "../../semantics/numbers.ts";
import { forEachOperand, insideQuotes, type Operand } from "../../semantics/operands.ts";
import { isNumeric, typedValueOf } from "../../semantics/value-type.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { Keyword } from "../../syntax/tree.ts";
import type { KeywordUse } from "../concern.ts";
import type { CheckContext, Report, Rule } from "../rule.ts";

export const malformedRange: Rule = {
  id: "malformed-range",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: mayHoldRange,
      visit(keyword, known, context, report) {
        const value = keyword.value!;
        const { text } = context.check.tree;
        const bare = known!.form === "quoted-range";
        // Cheaper than looking up the value type: most values contain no bracket.
        if (!bare && !text.slice(value.start, value.end).includes("[")) return;
        const quoted = known!.form === "number-or-range" || holdsNumber(keyword, context);
        if (value.kind === "string" && !quoted && !bare) return;
        forEachOperand(value, (operand) => {
          const text = textOf(context.check.tree, operand).trim();
          if (bare && operand.kind === "string") checkBareRange(operand, text, report);
          else if (operand.kind === "range" || (quoted && text.startsWith("["))) {
            checkRange(operand, text, report);
          }
        });
      },
    },
  },
};

/** Is it the value of a check whose value type is a number? */
function holdsNumber(keyword: Keyword, { check, item, schema }: CheckContext): boolean {
  const typed = item && typedValueOf(check, item, schema);
  return typed !== undefined && isNumeric(typed.type) && typed.keyword === keyword;
}

/**
 * `value_data` and `value` contain a range if their value type is a number, which their text alone doesn't
 * show.
 */
function mayHoldRange({ name, keyword, kind }: KeywordUse): boolean {
  if (keyword === undefined || kind === undefined || kind === "word") return false;
  if (keyword.form === "quoted-range") return true;
  // Without the quotes that it needs, it is for unquoted-string.
  if (keyword.quoted === "quoted") return false;
  return kind !== "string" || keyword.form === "number-or-range" || name === "value_data" || name === "value";
}

function checkRange(operand: Operand, text: string, report: Report): void {
  const range = readRange(text);
  if (range === undefined) {
    if (!holdsVariable(text)) reportMalformed(operand, text, repair(text), "[1..14]", report);
  } else if (isEmpty(range)) {
    report(operand, `No number is in ${text}: write the smaller end first.`);
  }
}

/** Without brackets, as in built-in checks of Unix; a single number is fine. */
function checkBareRange(operand: Operand, text: string, report: Report): void {
  if (isNumber(text) || holdsVariable(text)) return;
  const range = readBareRange(text);
  if (range === undefined) {
    reportMalformed(operand, text, repair(`[${text}]`)?.slice(1, -1), "8..Max", report);
  } else if (isEmpty(range)) {
    report(operand, `No number is in ${text}: write the smaller end first.`);
  }
}

function reportMalformed(
  operand: Operand,
  text: string,
  likely: string | undefined,
  example: string,
  report: Report,
): void {
  report(operand, `${text} is not a valid range: write a range with two dots, as in ${likely ?? example}.`, {
    fixes: likely === undefined ? [] : [replaceWith(likely, [insideQuotes(operand)])],
  });
}

function isEmpty({ from, to }: NumberRange): boolean {
  return from !== undefined && to !== undefined && from > to;
}

/** Two ends with something else between them. */
function repair(text: string): string | undefined {
  const match = /^\[\s*(\d+|MIN)\s*(?:\.|\.{3}|-|,|:|to)\s*(\d+|MAX)\s*\]$/i.exec(text);
  return match === null ? undefined : `[${match[1]}..${match[2]}]`;
}

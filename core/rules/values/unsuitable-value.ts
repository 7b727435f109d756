import { didYouMean, replaceWith } from "../../findings/suggestion.ts";
import { closest, type ValueTypeSchema } from "../../schema/index.ts";
import { isNumber } from "../../semantics/numbers.ts";
import { forEachOperand, insideQuotes, type Operand } from "../../semantics/operands.ts";
import { type Check, keywordText } from "../../semantics/policy.ts";
import { isNumeric, typedValueOf } from "../../semantics/value-type.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import { textOf } from "../../syntax/string-value.ts";
import { named } from "../concern.ts";
import type { Report, Rule } from "../rule.ts";

export const unsuitableValue: Rule = {
  id: "unsuitable-value",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      concern: (use) =>
        use.item?.valueType !== undefined
          ? isValue(use)
          : isValueData(use) && use.item?.keywords.has("value_type") === true,
      run({ check, item, schema }, report) {
        const typed = item && typedValueOf(check, item, schema);
        if (typed?.keyword.value === undefined) return;
        if (keywordText(check, "check_type")?.includes("REGEX")) return;
        const { type } = typed;
        const numeric = isNumeric(type);
        if (!numeric && type.values.length === 0) return;
        forEachOperand(typed.keyword.value, (operand) => {
          const text = textOf(check.tree, operand);
          if (holdsVariable(text)) return;
          if (numeric) checkNumber(type, operand, text.trim(), takesPatterns(check), report);
          else checkSet(type, operand, text, report);
        });
      },
    },
  },
};

/** The keywords that `typedValueOf` looks for. */
const isValue = named("value");
const isValueData = named("value_data");

/**
 * AS/400: the guide itself has a pattern for a POLICY_DWORD (G 101), and published files of four versions do,
 * too.
 */
function takesPatterns({ itemType }: Check): boolean {
  return itemType === "AUDIT_SYSTEMVAL";
}

function checkNumber(
  type: ValueTypeSchema,
  operand: Operand,
  text: string,
  patterns: boolean,
  report: Report,
): void {
  // Ranges, even quoted ones, are for malformed-range.
  if (operand.kind === "range" || text.startsWith("[") || isNumber(text)) return;
  if (/[$^*\\([]/.test(text)) {
    if (patterns) return;
    const message = `${text} looks like a pattern: ${type.name} is compared as a number unless check_type is CHECK_REGEX.`;
    report(operand, message, { severity: "warning" });
    return;
  }
  const shown = text === "" ? "An empty text" : text;
  report(operand, `${shown} is not a number: ${type.name} takes numbers and ranges such as [1..14].`);
}

function checkSet({ name, values }: ValueTypeSchema, operand: Operand, text: string, report: Report): void {
  const word = text.toLowerCase();
  if (operand.kind === "range" || values.some(({ value }) => value.toLowerCase() === word)) return;
  const known = values.map(({ value }) => value);
  const likely = closest(text, known);
  const list = known.map((value) => `"${value}"`).join(", ");
  report(
    operand,
    `"${text}" is not a valid ${name}${likely === undefined ? `: it takes ${list}.` : didYouMean(`"${likely}"`)}`,
    {
      severity: likely === undefined ? "warning" : "error",
      fixes: likely === undefined ? [] : [replaceWith(likely, [insideQuotes(operand)])],
    },
  );
}

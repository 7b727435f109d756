import { replaceWith } from "../../findings/suggestion.ts";
import { isNumber, type NumberRange, readBareRange, readRange } from "../../semantics/numbers.ts";
import { forEachOperand, insideQuotes, type Operand } from "../../semantics/operands.ts";
import { isNumeric, typedValueOf } from "../../semantics/value-type.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { KeywordUse } from "../concern.ts";
import type { Report, Rule } from "../rule.ts";

export const malformedRange: Rule = {
  id: "malformed-range",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    concern: mayHoldRange,
    run({ check, item, schema }, report) {
      if (item === undefined) return;
      const typed = typedValueOf(check, item, schema);
      const numeric = typed && isNumeric(typed.type) ? typed.keyword : undefined;
      for (const keyword of check.keywords) {
        const { name, value } = keyword;
        if (value === undefined || value.kind === "word") continue;
        const known = item.keywords.get(name);
        // Without the quotes that it needs, it is a matter of unquoted-string.
        if (known === undefined || (known.quoted === "quoted" && known.form !== "quoted-range")) continue;
        const quoted = keyword === numeric || known.form === "number-or-range";
        const bare = known.form === "quoted-range";
        if (value.kind === "string" && !quoted && !bare) continue;
        forEachOperand(value, (operand) => {
          const text = textOf(check.tree, operand).trim();
          if (bare && operand.kind === "string") checkBareRange(operand, text, report);
          else if (operand.kind === "range" || (quoted && text.startsWith("["))) {
            checkRange(operand, text, report);
          }
        });
      }
    },
  },
};

/** `value_data` and `value` hold a range where their value type is a number, which their text alone doesn't say. */
function mayHoldRange({ name, keyword, kind }: KeywordUse): boolean {
  if (keyword === undefined || kind === undefined || kind === "word") return false;
  if (keyword.form === "quoted-range") return true;
  if (keyword.quoted === "quoted") return false;
  return kind !== "string" || keyword.form === "number-or-range" || name === "value_data" || name === "value";
}

function checkRange(operand: Operand, text: string, report: Report): void {
  const range = readRange(text);
  if (range === undefined) {
    if (!holdsVariable(text)) reportMalformed(operand, text, repaired(text), "[1..14]", report);
  } else if (isEmpty(range)) {
    report(operand, `No number lies in ${text}: the smaller end comes first.`);
  }
}

/** Without brackets, as the built-in checks of Unix have it; a single number is fine. */
function checkBareRange(operand: Operand, text: string, report: Report): void {
  if (isNumber(text) || holdsVariable(text)) return;
  const range = readBareRange(text);
  if (range === undefined) {
    reportMalformed(operand, text, repaired(`[${text}]`)?.slice(1, -1), "8..Max", report);
  } else if (isEmpty(range)) {
    report(operand, `No number lies in ${text}: the smaller end comes first.`);
  }
}

function reportMalformed(
  operand: Operand,
  text: string,
  likely: string | undefined,
  example: string,
  report: Report,
): void {
  report(operand, `${text} is no range: a range is written with two dots, as in ${likely ?? example}.`, {
    fixes: likely === undefined ? [] : [replaceWith(likely, [insideQuotes(operand)])],
  });
}

function isEmpty({ from, to }: NumberRange): boolean {
  return from !== undefined && to !== undefined && from > to;
}

/** Two ends with something else between them. */
function repaired(text: string): string | undefined {
  const match = /^\[\s*(\d+|MIN)\s*(?:\.|\.{3}|-|,|:|to)\s*(\d+|MAX)\s*\]$/i.exec(text);
  return match === null ? undefined : `[${match[1]}..${match[2]}]`;
}

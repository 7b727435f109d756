import { valueFormSchema } from "../../schema/index.ts";
import { isNumber } from "../../semantics/numbers.ts";
import { forEachOperand } from "../../semantics/operands.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { Rule } from "../rule.ts";

export const malformedNumber: Rule = {
  id: "malformed-number",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: ({ keyword, kind }) =>
        keyword !== undefined && numericForms.has(keyword.form) && kind !== undefined,
      visit({ name, value }, known, { check, schema }, report) {
        const { form } = known!;
        forEachOperand(value!, (operand) => {
          if (operand.kind === "range" && form === "number-or-range") return;
          const text = textOf(check.tree, operand);
          if (isNumber(text.trim()) || holdsVariable(text)) return;
          // A range in quotes is for malformed-range.
          if (form === "number-or-range" && text.startsWith("[")) return;
          report(operand, `${name} takes ${valueFormSchema(form, schema).label}.`);
        });
      },
    },
  },
};

const numericForms: ReadonlySet<string> = new Set(["number", "number-or-range", "number-alternation"]);

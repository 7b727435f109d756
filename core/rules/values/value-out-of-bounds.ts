import type { KeywordSchema } from "../../schema/index.ts";
import { isNumber } from "../../semantics/numbers.ts";
import { forEachOperand } from "../../semantics/operands.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { Rule } from "../rule.ts";

export const valueOutOfBounds: Rule = {
  id: "value-out-of-bounds",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: ({ keyword, kind }) => keyword !== undefined && hasBounds(keyword) && kind !== undefined,
      visit({ name, value }, known, { check }, report) {
        const { minimum, maximum, maxLength } = known!;
        const isShort = minimum === undefined && maximum === undefined && maxLength !== undefined;
        // If it is short enough with all its quotes and backslashes, it is short enough without.
        if (isShort && value!.end - value!.start <= maxLength) return;
        forEachOperand(value!, (operand) => {
          const text = textOf(check.tree, operand);
          if (maxLength !== undefined && text.length > maxLength) {
            report(
              operand,
              `This text has ${text.length} characters, but ${name} takes at most ${maxLength}.`,
            );
          }
          if (!isNumber(text)) return;
          const number = Number(text);
          if (number < (minimum ?? number)) report(operand, `${name} must be at least ${minimum}.`);
          if (number > (maximum ?? number)) report(operand, `${name} must be at most ${maximum}.`);
        });
      },
    },
  },
};

function hasBounds({ minimum, maximum, maxLength }: KeywordSchema): boolean {
  return minimum !== undefined || maximum !== undefined || maxLength !== undefined;
}

import { readRange } from "../semantics/numbers.ts";
import {
  forEachOperand,
  holdsVariable,
  insideQuotes,
  type Operand,
  operandText,
} from "../semantics/operands.ts";
import { isNumeric, typedValueOf } from "../semantics/value-type.ts";
import type { Value } from "../syntax/tree.ts";
import type { Report, Rule } from "./rule.ts";
import { replaceWith } from "./suggestion.ts";

export const malformedRange: Rule = {
  id: "malformed-range",
  severity: "error",
  summary: "A range is not written as [X..Y], or nothing lies in it.",
  why: `A range has two dots between its ends: [1..14], [MIN..5], [8..MAX] (G 249, 160-161); the built-in checks of Unix write it
without brackets, "8..Max" (G 176, 199-202). With the larger end first no value lies in it, so the check never passes.`,
  bad: `<check_type:"Windows" version:"2">
<group_policy:"Accounts">
<custom_item>
  type        : PASSWORD_POLICY
  description : "Passwords have at least 14 characters"
  value_type  : POLICY_DWORD
  value_data  : [14-MAX]
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
</group_policy>
</check_type>
`,
  good: `<check_type:"Windows" version:"2">
<group_policy:"Accounts">
<custom_item>
  type        : PASSWORD_POLICY
  description : "Passwords have at least 14 characters"
  value_type  : POLICY_DWORD
  value_data  : [14..MAX]
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
</group_policy>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "check",
    run({ check, item, tree, schema }, report) {
      for (const { name, value } of check.keywords) {
        if (value === undefined || (value.kind === "string" && item === undefined)) continue;
        const form = item?.keywords.get(name)?.form;
        const quotedRange = form === "quoted-range";
        if (value.kind === "word" || (value.kind === "string" && !quotedRange && form !== "number-or-range"))
          continue;
        checkRanges(value, quotedRange);
      }
      const typed = item && typedValueOf(tree, check, item, schema);
      if (typed?.keyword.value !== undefined && isNumeric(typed.type)) checkQuoted(typed.keyword.value);

      function checkRanges(value: Value, quotedRange: boolean): void {
        forEachOperand(value, (operand) => {
          const text = operandText(tree, operand);
          if (operand.kind === "range") checkRange(operand, text, report);
          else if (quotedRange && operand.kind === "string" && text.includes(".")) {
            checkRange(operand, `[${text}]`, report);
          }
        });
      }

      function checkQuoted(value: Value): void {
        forEachOperand(value, (operand) => {
          if (operand.kind !== "string") return;
          const text = operandText(tree, operand).trim();
          if (text.startsWith("[")) checkRange(operand, text, report);
        });
      }
    },
  },
};

function checkRange(operand: Operand, text: string, report: Report): void {
  const range = readRange(text);
  if (range === undefined) {
    if (holdsVariable(text)) return;
    const likely = repaired(text);
    const example = likely ?? "[1..14]";
    report(operand, `${text} is no range: a range is written with two dots, as in ${example}.`, {
      fixes: likely === undefined ? [] : [replaceWith(likely, [insideQuotes(operand)])],
    });
  } else if (range.from !== undefined && range.to !== undefined && range.from > range.to) {
    report(operand, `No number lies in ${text}: the smaller end comes first.`);
  }
}

/** Two ends with something else between them. */
function repaired(text: string): string | undefined {
  const match = /^\[\s*([0-9]+|MIN)\s*(?:\.|\.{3}|-|,|:|to)?\s*([0-9]+|MAX)\s*\]$/.exec(text);
  return match === null || match[0] === `[${match[1]}${match[2]}]` ? undefined : `[${match[1]}..${match[2]}]`;
}

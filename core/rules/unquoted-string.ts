import { valueFormSchema } from "../schema/index.ts";
import { forEachOperand } from "../semantics/operands.ts";
import { wordForm } from "../syntax/string-value.ts";
import type { Rule } from "./rule.ts";

export const unquotedString: Rule = {
  id: "unquoted-string",
  severity: "error",
  summary: "A text stands without quotes.",
  why: `Texts, patterns, paths and port lists need quotes, even when they are one word. Without them the scanner takes the
value for a word of the language and stops with "unknown token".`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : uname
  expect      : "^6"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname"
  expect      : "^6"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    run({ check, item, tree, schema }, report) {
      if (item === undefined) return;
      for (const { name, value } of check.keywords) {
        if (value === undefined) continue;
        const keyword = item.keywords.get(name);
        if (keyword?.quoted !== "quoted") continue;
        forEachOperand(value, (operand) => {
          if (operand.kind === "string" || isVariable(operand)) return;
          const { start, end } = operand;
          const edits = [
            { start, end: start, newText: '"' },
            { start: end, end, newText: '"' },
          ];
          report(operand, `${name} takes ${valueFormSchema(keyword.form, schema).label}: put it in quotes.`, {
            fixes: [{ title: "Put the value in quotes", safe: true, edits }],
          });
        });
      }

      function isVariable(operand: Parameters<Parameters<typeof forEachOperand>[1]>[0]): boolean {
        return operand.kind === "word" && wordForm(tree, operand) === "variable";
      }
    },
  },
};

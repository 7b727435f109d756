import { type ValueForm, valueFormSchema } from "../../schema/index.ts";
import { forEachOperand } from "../../semantics/operands.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import { textOf } from "../../syntax/string-value.ts";
import { remember } from "../../text/remember.ts";
import type { Rule } from "../rule.ts";

export const malformedValue: Rule = {
  id: "malformed-value",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    concern: ({ keyword }) => keyword?.pattern !== undefined && !hasOwnRule(keyword.form),
    run({ check, item, schema }, report) {
      if (item === undefined) return;
      for (const { name, value } of check.keywords) {
        if (value === undefined) continue;
        const keyword = item.keywords.get(name);
        if (keyword?.pattern === undefined || hasOwnRule(keyword.form)) continue;
        const pattern = compiled(keyword.pattern);
        forEachOperand(value, (operand) => {
          const text = textOf(check.tree, operand);
          if (pattern.test(text) || holdsVariable(text)) return;
          const { label } = valueFormSchema(keyword.form, schema);
          const example = keyword.example === undefined ? "" : `, such as ${keyword.example}`;
          report(operand, `This is not what ${name} takes: ${label}${example}.`);
        });
      }
    },
  },
};

/** Patterns come from the schema, never from a policy. */
const compiled = remember((pattern) => new RegExp(pattern));

/** Hashes, ports and ranges. */
function hasOwnRule(form: ValueForm): boolean {
  return form === "md5" || form === "port" || form === "quoted-range";
}

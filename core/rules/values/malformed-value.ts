import type { Fix } from "../../findings/finding.ts";
import { type ValueForm, valueFormSchema } from "../../schema/index.ts";
import { forEachOperand, insideQuotes, type Operand } from "../../semantics/operands.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { PolicyTree } from "../../syntax/tree.ts";
import { remember } from "../../text/remember.ts";
import type { Rule } from "../rule.ts";

export const malformedValue: Rule = {
  id: "malformed-value",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: ({ keyword, kind }) =>
        keyword?.pattern !== undefined && !hasOwnRule(keyword.form) && kind !== undefined,
      visit({ name, value }, known, { check, schema }, report) {
        const { pattern: written, form, example, joiner } = known!;
        const pattern = compiled(written!);
        forEachOperand(value!, (operand) => {
          const text = textOf(check.tree, operand);
          if (pattern.test(text) || holdsVariable(text)) return;
          const { label, example: formExample } = valueFormSchema(form, schema);
          const own = joiner === undefined ? example : formExample;
          const such = own === undefined ? "" : `, such as ${own}`;
          report(operand, `This is not a valid value of ${name}, which takes ${label}${such}.`, {
            fixes: splitFixes(check.tree, operand, joiner),
          });
        });
      },
    },
  },
};

/** `"root || bin"` is one name, and `"root" || "bin"` two. */
function splitFixes(tree: PolicyTree, operand: Operand, joiner: string | undefined): Fix[] {
  if (joiner === undefined || operand.kind !== "string" || !operand.closed) return [];
  const { start, end } = insideQuotes(operand);
  const names = tree.text
    .slice(start, end)
    .split(joiner)
    .map((name) => name.trim());
  if (names.length < 2 || !names.every((name) => /^[\w.-]+$/.test(name))) return [];
  const newText = names.map((name) => `"${name}"`).join(` ${joiner} `);
  return [
    { title: `Write ${newText}`, safe: false, edits: [{ start: operand.start, end: operand.end, newText }] },
  ];
}

/** Patterns come from the schema, never from a policy. */
const compiled = remember((pattern) => new RegExp(pattern));

/** Hashes, ports and ranges. */
function hasOwnRule(form: ValueForm): boolean {
  return form === "md5" || form === "port" || form === "quoted-range";
}

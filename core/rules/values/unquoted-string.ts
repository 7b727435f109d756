import type { Fix } from "../../findings/finding.ts";
import { valueFormSchema } from "../../schema/index.ts";
import { isNumber } from "../../semantics/numbers.ts";
import { forEachOperand, type Operand } from "../../semantics/operands.ts";
import { isVariable } from "../../semantics/variables.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { PolicyTree, Span, Value } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";

export const unquotedString: Rule = {
  id: "unquoted-string",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    keyword: {
      concern: ({ keyword, kind }) => keyword?.quoted === "quoted" && kind !== undefined && kind !== "string",
      visit({ name, value }, known, { check, schema }, report) {
        const { tree } = check;
        const takes = `${name} takes ${valueFormSchema(known!.form, schema).label}: put it in quotes.`;
        for (const part of unquotedParts(tree, value!)) {
          const severity = isNumber(tree.text.slice(part.start, part.end)) ? "warning" : "error";
          report(part, takes, { severity, fixes: [quote(part)] });
        }
      },
    },
  },
};

/**
 * Words and ranges among quoted parts, or the whole value if nothing in it is quoted: it was meant as one
 * text.
 */
function unquotedParts(tree: PolicyTree, value: Value): Span[] {
  const parts: Operand[] = [];
  let strings = 0;
  let variables = 0;
  forEachOperand(value, (operand) => {
    if (operand.kind === "string") strings++;
    else if (operand.kind === "word" && isVariable(textOf(tree, operand))) variables++;
    else parts.push(operand);
  });
  return parts.length > 0 && strings + variables === 0 ? [value] : parts;
}

function quote({ start, end }: Span): Fix {
  const edits = [
    { start, end: start, newText: '"' },
    { start: end, end, newText: '"' },
  ];
  return { title: "Put the value in quotes", safe: true, edits };
}

import { forEachOperand, insideQuotes } from "../../semantics/operands.ts";
import type { Rule } from "../rule.ts";

export const wrongQuotes: Rule = {
  id: "wrong-quotes",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: ({ keyword, kind }) => keyword?.quotes === "double" && kind !== undefined,
      visit({ name, value }, _, { check }, report) {
        // Most values are one string in double quotes.
        if (value!.kind === "string" && value!.quote === '"') return;
        forEachOperand(value!, (operand) => {
          if (operand.kind !== "string" || operand.quote === '"' || !operand.closed) return;
          const inside = insideQuotes(operand);
          // Doubled separators mean a single one; \t in c:\temp was never meant as a tab.
          const text = check.tree.text.slice(inside.start, inside.end).replace(/\\([\\'])/g, "$1");
          const fix = {
            title: "Use double quotes",
            safe: false,
            edits: [{ start: operand.start, end: operand.end, newText: `"${text}"` }],
          };
          report(operand, `${name} needs double quotes.`, { fixes: text.includes('"') ? [] : [fix] });
        });
      },
    },
  },
};

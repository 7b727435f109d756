import { forEachOperand, insideQuotes } from "../../semantics/operands.ts";
import type { Rule } from "../rule.ts";

export const dottedExtension: Rule = {
  id: "dotted-extension",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: ({ name, keyword, kind }) =>
        name === "file_extension" && keyword !== undefined && kind !== undefined,
      visit({ value }, _, { check }, report) {
        forEachOperand(value!, (operand) => {
          const inside = insideQuotes(operand);
          const dots = /^\.+/.exec(check.tree.text.slice(inside.start, inside.end))?.[0].length;
          if (dots === undefined) return;
          const place = { start: inside.start, end: inside.start + dots };
          report(operand, "Extensions are written without the dot: this one selects no file.", {
            fixes: [{ title: "Remove the dot", safe: false, edits: [{ ...place, newText: "" }] }],
          });
        });
      },
    },
  },
};

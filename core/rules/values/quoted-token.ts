import type { Fix } from "../../findings/finding.ts";
import { forEachOperand, insideQuotes } from "../../semantics/operands.ts";
import type { StringValue } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";

export const quotedToken: Rule = {
  id: "quoted-token",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: ({ keyword, kind }) =>
        keyword?.quoted === "bare" && kind !== undefined && kind !== "word" && kind !== "range",
      visit({ name, value }, _known, _context, report) {
        forEachOperand(value!, (operand) => {
          if (operand.kind !== "string") return;
          report(operand, `Write the value of ${name} without quotes.`, { fixes: [unquote(operand)] });
        });
      },
    },
  },
};

function unquote(value: StringValue): Fix {
  const inside = insideQuotes(value);
  const edits = [{ start: value.start, end: inside.start, newText: "" }];
  if (inside.end < value.end) edits.push({ start: inside.end, end: value.end, newText: "" });
  return { title: "Remove the quotes", safe: true, edits };
}

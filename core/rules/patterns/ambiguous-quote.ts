import { forEachOperand, insideQuotes } from "../../semantics/operands.ts";
import type { PolicyTree, Span, StringValue } from "../../syntax/tree.ts";
import { rememberFor } from "../../text/remember.ts";
import type { Rule } from "../rule.ts";

export const ambiguousQuote: Rule = {
  id: "ambiguous-quote",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      run({ check }, report) {
        const { tree } = check;
        if (tree.quoteRule !== "either" || !mayBeAmbiguous(tree)) return;
        for (const { value } of check.keywords) {
          if (value === undefined) continue;
          forEachOperand(value, (operand) => {
            const [first, ...others] = operand.kind === "string" ? ambiguousQuotes(tree, operand) : [];
            if (first === undefined) return;
            const quote = tree.text[first.end - 1];
            const message = `Read in pairs, the backslashes mean one backslash, and the quote ends the string. Write \\${quote} for a quote.`;
            const edits = [first, ...others].map(({ start }) => ({ start, end: start + 1, newText: "" }));
            const title =
              edits.length === 1 ? "Remove one backslash" : "Remove one backslash before each quote";
            report(first, message, { fixes: [{ title, safe: false, edits }] });
          });
        }
      },
    },
  },
};

/** Most policies have no two backslashes before a quote anywhere. */
const mayBeAmbiguous = rememberFor(({ text }: PolicyTree): boolean => /\\\\["']/.test(text));

/** The quotes inside of a string that are not escaped, each with the two backslashes before it. */
function ambiguousQuotes(tree: PolicyTree, value: StringValue): Span[] {
  const { start, end } = insideQuotes(value);
  const text = tree.text.slice(start, end);
  const found: Span[] = [];
  for (let at = text.indexOf("\\"); at !== -1; at = text.indexOf("\\", at + 2)) {
    if (text[at + 1] === "\\" && text[at + 2] === value.quote)
      found.push({ start: start + at, end: start + at + 3 });
  }
  return found;
}

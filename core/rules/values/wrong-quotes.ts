import { forEachOperand, insideQuotes } from "../../semantics/operands.ts";
import type { Rule } from "../rule.ts";

export const wrongQuotes: Rule = {
  id: "wrong-quotes",
  severity: "error",
  summary: "A value stands in single quotes where double ones are needed.",
  why: `Single and double quotes may stand for each other, but include_paths and exclude_paths of file contents need double ones
(G 19, 234-235). In single quotes a backslash takes the next character along, so the path would be another one.`,
  bad: `<check_type:"FileContent">
<item>
  type           : FILE_CONTENT_CHECK
  description    : "Member numbers in shared folders"
  file_extension : "txt"
  regex          : "[A-Z]{2}[0-9]{6}"
  expect         : "Member"
  max_size       : "50K"
  include_paths  : 'd:\\\\shared'
</item>
</check_type>
`,
  good: `<check_type:"FileContent">
<item>
  type           : FILE_CONTENT_CHECK
  description    : "Member numbers in shared folders"
  file_extension : "txt"
  regex          : "[A-Z]{2}[0-9]{6}"
  expect         : "Member"
  max_size       : "50K"
  include_paths  : "d:\\shared"
</item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "check",
    concern: ({ keyword }) => keyword?.quotes === "double",
    run({ check, item, tree }, report) {
      if (item === undefined) return;
      for (const { name, value } of check.keywords) {
        // Most values are one string in double quotes.
        if (value === undefined || (value.kind === "string" && value.quote === '"')) continue;
        if (item.keywords.get(name)?.quotes !== "double") continue;
        forEachOperand(value, (operand) => {
          if (operand.kind !== "string" || operand.quote === '"' || !operand.closed) return;
          const inside = insideQuotes(operand);
          // Doubled separators are one; \t in c:\temp was never meant as a tab.
          const text = tree.text.slice(inside.start, inside.end).replace(/\\([\\'])/g, "$1");
          const fix = {
            title: "Use double quotes",
            safe: false,
            edits: [{ start: operand.start, end: operand.end, newText: `"${text}"` }],
          };
          report(operand, `${name} needs double quotes.`, { fixes: text.includes('"') ? [] : [fix] });
        });
      }
    },
  },
};

import type { Fix } from "../../findings/finding.ts";
import { endOfLine, lineEndOf, startOfLine } from "../../syntax/lines.ts";
import type { PolicyTree, SyntaxProblem } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";

export const htmlComment: Rule = {
  id: "html-comment",
  severity: "error",
  summary: "A comment is written as in HTML or XML.",
  why: `Audit files look like XML, but their comments start with # and go to the end of the line. The scanner stops at
\`<!--\` with "unknown token".`,
  bad: `<check_type:"Unix">
<!-- the kernel
     of this host -->
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
# the kernel
# of this host
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "syntax",
    problem: "html-comment",
    details: (problem, tree) => ({ fixes: withHash(problem, tree) }),
  },
};

/** A # before each line of the comment; what stands behind it goes to a line of its own. */
function withHash({ start, end }: SyntaxProblem, { text }: PolicyTree): Fix[] {
  const source = text.slice(start, end);
  if (!source.endsWith("-->")) return [];
  const before = text.slice(startOfLine(text, start), start);
  const indent = /^[ \t]*$/.test(before) ? before : "";
  const lineEnd = lineEndOf(source.includes("\n") ? source : text.slice(start, endOfLine(text, start) + 2));
  const lines = source
    .slice(4, -3)
    .split(/\r?\n/)
    .map((line) => line.trim());
  while (lines.length > 1 && lines.at(-1) === "") lines.pop();
  const comment = lines.map((line) => (line === "" ? "#" : `# ${line}`)).join(lineEnd + indent);
  const behind = text.slice(end, endOfLine(text, end)).trim();
  const newText = behind === "" ? comment : comment + lineEnd + indent;
  return [{ title: "Write the comment with #", safe: true, edits: [{ start, end, newText }] }];
}

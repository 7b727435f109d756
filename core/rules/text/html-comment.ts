import type { Fix } from "../../findings/finding.ts";
import type { PolicyTree, SyntaxProblem } from "../../syntax/tree.ts";
import { endOfLine, lineEndOf, startOfLine } from "../../text/lines.ts";
import type { Rule } from "../rule.ts";

export const htmlComment: Rule = {
  id: "html-comment",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "syntax",
    problem: "html-comment",
    details: (problem, tree) => ({ fixes: withHash(problem, tree) }),
  },
};

/** A # before each line of the comment; what follows it moves to a line of its own. */
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

import type { Fix } from "../../findings/finding.ts";
import { canonicalTag } from "../../syntax/nesting.ts";
import type { PolicyTree, SyntaxProblem } from "../../syntax/tree.ts";
import { lineEndOf } from "../../text/lines.ts";
import type { Rule } from "../rule.ts";

export const unclosedTag: Rule = {
  id: "unclosed-tag",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "syntax",
    problem: "unclosed-tag",
    details: (problem, tree) => ({
      ...(tagName(problem, tree) === "group_policy" && { severity: "warning" }),
      fixes: closeBehind(problem, tree),
    }),
  },
};

function tagName({ start, end }: SyntaxProblem, { text }: PolicyTree): string {
  return canonicalTag(/^<[ \t]*(\w*)/.exec(text.slice(start, end))?.[1] ?? "");
}

/** How far to look for the indentation and the line end: a file may be a single line of thousands of tags. */
const lookedAt = 1000;

/** Inserts the closing tag after the last child, on its own line, indented like the opening one. */
function closeBehind(problem: SyntaxProblem, tree: PolicyTree): Fix[] {
  const { text } = tree;
  const at = problem.related?.start;
  const name = tagName(problem, tree);
  if (at === undefined || name === "") return [];
  const before = text.slice(Math.max(0, problem.start - lookedAt), problem.start);
  const indent = /^[ \t]*/.exec(before.slice(before.lastIndexOf("\n") + 1))![0];
  const tag = `</${name}>`;
  const lineEnd = lineEndOf(text.slice(problem.start, problem.start + lookedAt));
  const newText = text[at] === "<" ? tag : lineEnd + indent + tag;
  return [{ title: `Insert ${tag}`, safe: false, edits: [{ start: at, end: at, newText }] }];
}

import type { Fix } from "../../findings/finding.ts";
import type { PolicyTree, SyntaxProblem } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";

export const mismatchedTag: Rule = {
  id: "mismatched-tag",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "syntax",
    problem: "mismatched-tag",
    details: (problem, tree) => ({ fixes: closeByName(problem, tree) }),
  },
};

function closeByName({ start, end, related }: SyntaxProblem, { text }: PolicyTree): Fix[] {
  const name = related && /^<[ \t]*(\w+)/.exec(text.slice(related.start, related.end))?.[1];
  if (!name) return [];
  const newText = `</${name}>`;
  return [{ title: `Write ${newText}`, safe: true, edits: [{ start, end, newText }] }];
}

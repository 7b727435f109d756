import type { Fix } from "../../findings/finding.ts";
import type { PolicyTree, Span, SyntaxProblem } from "../../syntax/tree.ts";
import type { TextEdit } from "../../text/text-edit.ts";
import type { Rule } from "../rule.ts";

const opening = /^[\u201c\u201d\u201e\u2018\u2019]/;
const closing = /[\u201c\u201d\u2018\u2019"]$/;

export const smartQuotes: Rule = {
  id: "smart-quotes",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "syntax",
    problem: "smart-quotes",
    details: (problem, tree) => ({ fixes: straighten(problem, tree) }),
  },
};

/** Replaces them by straight quotes, unless the text contains one, or one of the two is missing. */
function straighten(problem: SyntaxProblem, tree: PolicyTree): Fix[] {
  const edits = straightQuotes(problem, tree);
  return edits.length === 0 ? [] : [{ title: "Use straight quotes", safe: true, edits }];
}

/** The edits that put straight quotes around a string; none if that takes more than its two quotes. */
export function straightQuotes({ start, end }: Span, { text }: PolicyTree): TextEdit[] {
  const quoted = text.slice(start, end);
  if (quoted.length < 2 || !opening.test(quoted) || !closing.test(quoted)) return [];
  if (quoted.slice(1, -1).includes('"')) return [];
  return [
    { start, end: start + 1, newText: '"' },
    { start: end - 1, end, newText: '"' },
  ];
}

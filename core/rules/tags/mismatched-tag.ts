import type { Fix } from "../../findings/finding.ts";
import type { PolicyTree, SyntaxProblem } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";

export const mismatchedTag: Rule = {
  id: "mismatched-tag",
  severity: "error",
  summary: "A check is closed under another name, or by an opening tag.",
  why: `The guide itself closes items with an opening \`<item>\` (G 288, 289, 292) and a report with \`</custom_item>\`
(G 159). Copied into a policy, both make the scanner reject the file.`,
  bad: `<check_type:"Unix">
<report type:"WARNING">
  description : "Ask the owner of the host"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<report type:"WARNING">
  description : "Ask the owner of the host"
</report>
</check_type>
`,
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

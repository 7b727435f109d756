import type { Fix } from "../../findings/finding.ts";
import type { Keyword, PolicyTree } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";
import { removeKeyword } from "./remove-keyword.ts";

export const duplicateKeyword: Rule = {
  id: "duplicate-keyword",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      whenRepeated: true,
      run({ check, item }, report) {
        const { tree } = check;
        const firsts = new Map<string, Keyword>();
        for (const keyword of check.keywords) {
          const first = firsts.get(keyword.name);
          if (first === undefined) firsts.set(keyword.name, keyword);
          if (first === undefined || item?.keywords.get(keyword.name)?.repeatable !== false) continue;
          const fixes = sameValue(tree, first, keyword) ? [removal(tree, first, keyword)] : [];
          report(keyword.nameSpan, `${keyword.name} is given twice: this keyword can't be repeated.`, {
            related: { ...first.nameSpan, message: "The first one." },
            fixes,
          });
        }
      },
    },
  },
};

function sameValue({ text }: PolicyTree, { value: one }: Keyword, { value: other }: Keyword): boolean {
  if (one === undefined || other === undefined) return one === other;
  return text.slice(one.start, one.end) === text.slice(other.start, other.end);
}

function removal(tree: PolicyTree, first: Keyword, second: Keyword): Fix {
  const edits = [removeKeyword(tree, second, first.end)];
  return { title: `Remove the second ${second.name}`, safe: true, edits };
}

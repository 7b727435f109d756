import { firstAt, rules, type Span } from "../../../core/editor.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";
import type { Suggestion } from "./edit.ts";

/** The openings of comments that this tool reads, and whether rules follow. */
const openings = [
  { text: "nessus-audit-disable-next-line", detail: "for the next line", rules: true },
  { text: "nessus-audit-disable-line", detail: "for this line", rules: true },
  { text: "nessus-audit-disable-file", detail: "for the file", rules: true },
  { text: "nessus-audit-disable", detail: "from here on", rules: true },
  { text: "nessus-audit-enable", detail: "no longer", rules: true },
  { text: "hosts:", detail: "what the policy is for", rules: false },
];

/**
 * In a comment: the directives that this tool reads, and the rules to suppress, with those that report
 * something here first.
 */
export function suggestInComment(
  document: PolicyDocument,
  offset: number,
  trigger: string | undefined,
): Suggestion[] {
  const { text, tree } = document;
  const comment = tree.comments[firstAt(tree.comments, offset) - 1];
  if (comment === undefined) return [];
  const before = text.slice(comment.start, offset);
  const [, listed] =
    /^#+[ \t]*nessus-audit-(?:disable-next-line|disable-line|disable-file|disable|enable)([ \t][\w\s,-]*)$/.exec(
      before,
    ) ?? [];
  const word = wordAt(text, offset, comment.end);
  if (listed !== undefined) return suggestRules(document, listed, word);
  if (trigger !== undefined || !/^#+[ \t]*[\w-]*$/.test(before)) return [];
  return openings.map((opening) => ({
    label: opening.text,
    kind: "Keyword",
    replace: word,
    text: `${opening.text} `,
    detail: opening.detail,
    opensList: opening.rules,
  }));
}

function suggestRules({ findings }: PolicyDocument, listed: string, word: Span): Suggestion[] {
  const words = listed.slice(0, listed.search(/[^\s,]*$/)).split(/[\s,]+/);
  if (words.some((one) => one === "until" || one === "--")) return [];
  const reported = new Set(findings.map(({ rule }) => rule));
  return rules
    .filter(({ id }) => !words.includes(id))
    .sort((a, b) => Number(reported.has(b.id)) - Number(reported.has(a.id)) || (a.id < b.id ? -1 : 1))
    .map(({ id, severity }) => ({
      label: id,
      kind: "Constant",
      replace: word,
      text: id,
      detail: reported.has(id) ? `${severity}, reported in this file` : severity,
    }));
}

/** The word at the cursor, up to the end of its comment. */
function wordAt(text: string, offset: number, commentEnd: number): Span {
  let start = offset;
  while (/[\w-]/.test(text[start - 1] ?? "")) start--;
  let end = offset;
  while (end < commentEnd && /[\w-]/.test(text[end]!)) end++;
  return { start, end };
}

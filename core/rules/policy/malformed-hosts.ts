import type { Fix } from "../../findings/finding.ts";
import { hostWordProblem } from "../../targets/host-list.ts";
import { type CommentWord, readHostsComments } from "../../targets/hosts-comment.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const malformedHosts: Rule = {
  id: "malformed-hosts",
  severity: "warning",
  since: "0.1.0",
  source: { kind: "policy", run: findMalformed },
};

function findMalformed({ policy }: PolicyContext, report: Report): void {
  for (const { comment, words, isLate } of readHostsComments(policy)) {
    if (isLate) {
      const message =
        "A # hosts: comment counts only before the first check. Move it there if it is meant to be one.";
      report(comment, message, { severity: "hint" });
      continue;
    }
    if (words.length === 0) report(comment, "Name the hosts, such as # hosts: web-*, @dmz, !web-9.");
    for (const word of words) {
      const problem = hostWordProblem(word.text);
      if (problem !== undefined) report(word, problem);
      else if (isSeveral(word)) report(word, "Put commas between host names.", { fixes: withCommas(word) });
    }
  }
}

/** Names of hosts contain no blanks; those of groups may. */
function isSeveral({ text }: CommentWord): boolean {
  return !/^!?\s*@/.test(text) && /\s/.test(text.replace(/^!\s*/, ""));
}

/** A blank within braces does not belong to a name either, but no comma is missing there. */
function withCommas({ text, start, end }: CommentWord): Fix[] {
  if (/[{}]/.test(text)) return [];
  const newText = text.replace(/^!\s*/, "!").replace(/\s+/g, ", ");
  return [{ title: `Change to ${newText}`, safe: false, edits: [{ start, end, newText }] }];
}

import type { PolicyContext, Report, Rule } from "../rule.ts";

export const trailingComment: Rule = {
  id: "trailing-comment",
  severity: "hint",
  since: "0.1.0",
  source: { kind: "policy", run: findTrailing },
};

function findTrailing({ tree }: PolicyContext, report: Report): void {
  for (const comment of tree.comments) {
    if (comment.afterValue) report(comment, "Write the comment on a line of its own, before this one.");
  }
}

import { didYouMean, replaceWith } from "../../findings/suggestion.ts";
import { forEachElement } from "../../syntax/elements.ts";
import { isTag } from "../../syntax/nesting.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unknownTag: Rule = {
  id: "unknown-tag",
  severity: "error",
  since: "0.1.0",
  source: { kind: "policy", keywords: [], run: findUnknown },
};

function findUnknown({ tree }: PolicyContext, report: Report): void {
  forEachElement(tree, ({ open, close }) => {
    const opens = isTag(open.name) || open.end === open.start;
    const closes = close === undefined || isTag(close.name) || close.name === "acl";
    if (opens && closes) return;
    const wrong = opens ? close! : open;
    const right = isTag(wrong.tag) ? wrong.tag : undefined;
    const places = opens ? [wrong.nameSpan] : closes ? [open.nameSpan] : [open.nameSpan, close.nameSpan];
    report(wrong.nameSpan, `Unknown tag ${wrong.name}${didYouMean(right)}`, {
      severity: right === undefined ? "warning" : "error",
      fixes: right === undefined ? [] : [replaceWith(right, places)],
    });
  });
}

import { didYouMean, replaceWith } from "../../findings/suggestion.ts";
import { forEachElement } from "../../syntax/elements.ts";
import { isTag } from "../../syntax/nesting.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unknownTag: Rule = {
  id: "unknown-tag",
  severity: "error",
  summary: "A tag is not a known one.",
  why: `The scanner rejects a file with a tag that it doesn't know. A tag that is like none of the known ones may be newer
than the guide: a warning.`,
  bad: `<check_type:"Unix">
<custom_itm>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_itm>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "policy", run: findUnknown },
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

import { forEachElement } from "../../syntax/elements.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const duplicateCheckType: Rule = {
  id: "duplicate-check-type",
  severity: "error",
  summary: "The file has more than one <check_type>.",
  why: `A file belongs to one plugin: it has exactly one <check_type>, around everything. Two policies in one file have to be
two files.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
<check_type:"Unix">
<custom_item>
  type        : FILE_CHECK
  description : "Only root may write the shadow file"
  file        : "/etc/shadow"
  owner       : "root"
  mask        : "027"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
<custom_item>
  type        : FILE_CHECK
  description : "Only root may write the shadow file"
  file        : "/etc/shadow"
  owner       : "root"
  mask        : "027"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "policy", run: findSecond },
};

function findSecond({ tree, policy }: PolicyContext, report: Report): void {
  const first = policy.checkTypeElement;
  if (first === undefined) return;
  forEachElement(tree, (element) => {
    if (element.name !== "check_type" || element === first) return;
    report(
      element.open,
      "A file has one <check_type> only: move these checks to the first one, or to a file of their own.",
      {
        related: { start: first.open.start, end: first.open.end, message: "The first one." },
      },
    );
  });
}

import { forEachElement, tagsPairUp } from "../../syntax/elements.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const emptyCondition: Rule = {
  id: "empty-condition",
  severity: "error",
  summary: "A <condition> holds no check.",
  why: `Nothing can decide which branch is taken (G 156, 229).`,
  bad: `<check_type:"Unix">
<if>
  <condition type:"AND">
  </condition>
  <then>
    <report type:"PASSED">
      description : "A kernel that is supported"
    </report>
  </then>
</if>
</check_type>
`,
  good: `<check_type:"Unix">
<if>
  <condition type:"AND">
    <custom_item>
      type        : CMD_EXEC
      description : "The kernel release"
      cmd         : "uname -r"
      expect      : "^6"
    </custom_item>
  </condition>
  <then>
    <report type:"PASSED">
      description : "A kernel that is supported"
    </report>
  </then>
</if>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "policy", run: findEmpty },
};

function findEmpty({ tree }: PolicyContext, report: Report): void {
  if (!tagsPairUp(tree)) return;
  forEachElement(tree, ({ name, open, children }) => {
    if (name !== "condition" || children.some((child) => child.kind === "element")) return;
    report(open, "This <condition> holds no check.");
  });
}

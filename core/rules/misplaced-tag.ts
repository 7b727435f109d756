import { forEachElement, tagsPairUp } from "../syntax/elements.ts";
import { isTag, mayContain } from "../syntax/nesting.ts";
import type { PolicyContext, Report, Rule } from "./rule.ts";

export const misplacedTag: Rule = {
  id: "misplaced-tag",
  severity: "error",
  summary: "A tag stands where it has no business.",
  why: `Items belong into <check_type>, <group_policy>, <condition>, <then> or <else>, an <if> never into a <condition>, ACL
blocks to the top. The scanner has no rule for anything else and rejects the file.`,
  bad: `<check_type:"Unix">
<if>
  <condition type:"AND">
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
<report type:"PASSED">
  description : "A kernel that is supported"
</report>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "policy", run: findMisplaced },
};

function findMisplaced({ tree }: PolicyContext, report: Report): void {
  if (tree.checkType === undefined || !tagsPairUp(tree)) return;
  forEachElement(tree, ({ tag: child, open, parent }) => {
    const outer = parent?.tag;
    if (!isTag(child) || (outer !== undefined && !isTag(outer)) || mayContain(outer, child)) return;
    if (hasOwnRule(outer, child)) return;
    const place = outer === undefined ? "outside <check_type>" : `inside <${outer}>`;
    report(open, `<${child}> can't stand ${place}.`);
  });
}

/** Said more precisely by then-without-if, report-in-condition and duplicate-check-type. */
function hasOwnRule(outer: string | undefined, child: string): boolean {
  if (child === "then" || child === "else" || child === "condition") return outer !== "if";
  return child === "check_type" || (outer === "condition" && child === "report");
}

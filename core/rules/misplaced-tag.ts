import { forEachElement, tagsPairUp } from "../syntax/elements.ts";
import { isTag, mayContain } from "../syntax/nesting.ts";
import type { Element, TreeNode } from "../syntax/tree.ts";
import { unbranched } from "./incomplete-if.ts";
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
  reportRuns(tree.children, undefined, report);
  forEachElement(tree, (element) => {
    if (isTag(element.tag)) reportRuns(element.children, element, report);
  });
}

/** The first of several misplaced tags in a row: they got there together. */
function reportRuns(nodes: readonly TreeNode[], parent: Element | undefined, report: Report): void {
  const outer = parent?.tag;
  const explained = new Set(parent && unbranched(parent));
  let inRun = false;
  for (const node of nodes) {
    if (node.kind !== "element") continue;
    const misplaced = isMisplaced(outer, node.tag) && !explained.has(node);
    if (misplaced && !inRun) report(node.open, messageFor(outer, node.tag));
    inRun = misplaced;
  }
}

function isMisplaced(outer: string | undefined, child: string): boolean {
  return isTag(child) && !mayContain(outer, child) && !hasOwnRule(outer, child);
}

function messageFor(outer: string | undefined, child: string): string {
  if (outer === undefined) return `<${child}> can't stand outside <check_type>.`;
  const remedy = outer === "if" && mayContain("then", child) ? ": it has to be in <then> or <else>." : ".";
  return `<${child}> can't stand inside <${outer}>${remedy}`;
}

/** Said more precisely by incomplete-if, then-without-if, report-in-condition and duplicate-check-type. */
function hasOwnRule(outer: string | undefined, child: string): boolean {
  if (child === "then" || child === "else" || child === "condition") return outer !== "if";
  return child === "check_type" || (outer === "condition" && child === "report");
}

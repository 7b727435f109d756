import { forEachElement, tagsPairUp } from "../../syntax/elements.ts";
import { isTag, mayContain } from "../../syntax/nesting.ts";
import type { Element, TreeNode } from "../../syntax/tree.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";
import { unbranched } from "./incomplete-if.ts";

export const misplacedTag: Rule = {
  id: "misplaced-tag",
  severity: "error",
  summary: "A tag stands where it has no business.",
  why: `Items belong in <check_type>, <group_policy>, <condition>, <then> or <else>, ACL blocks at the top. The scanner has no
rule for anything else and rejects the file. An <if> inside a <condition> is a warning: the guide says that there may be
one (G 353), and shows none, so what it means for the condition is not known.`,
  bad: `<check_type:"Windows" version:"2">
<group_policy:"Files">
<if>
  <condition type:"AND">
    <custom_item>
      type        : FILE_CHECK
      description : "The tool is there"
      value_type  : POLICY_TEXT
      value_data  : "C:\\Tools\\tool.exe"
      file_option : MUST_EXIST
    </custom_item>
  </condition>
  <then>
    <file_acl:"tool">
      <user:"Administrators">
        acl_inheritance : "not inherited"
        acl_apply       : "this folder only"
        acl_allow       : "full control"
      </user>
    </file_acl>
    <custom_item>
      type        : FILE_PERMISSIONS
      description : "Only administrators change the tool"
      value_type  : FILE_ACL
      value_data  : "tool"
      file        : "C:\\Tools\\tool.exe"
    </custom_item>
  </then>
</if>
</group_policy>
</check_type>
`,
  good: `<check_type:"Windows" version:"2">
<group_policy:"Files">
<file_acl:"tool">
  <user:"Administrators">
    acl_inheritance : "not inherited"
    acl_apply       : "this folder only"
    acl_allow       : "full control"
  </user>
</file_acl>
<if>
  <condition type:"AND">
    <custom_item>
      type        : FILE_CHECK
      description : "The tool is there"
      value_type  : POLICY_TEXT
      value_data  : "C:\\Tools\\tool.exe"
      file_option : MUST_EXIST
    </custom_item>
  </condition>
  <then>
    <custom_item>
      type        : FILE_PERMISSIONS
      description : "Only administrators change the tool"
      value_type  : FILE_ACL
      value_data  : "tool"
      file        : "C:\\Tools\\tool.exe"
    </custom_item>
  </then>
</if>
</group_policy>
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
    const nested = outer === "condition" && node.tag === "if";
    if (misplaced && !inRun)
      report(node.open, messageFor(outer, node.tag), nested ? { severity: "warning" } : {});
    inRun = misplaced;
  }
}

function isMisplaced(outer: string | undefined, child: string): boolean {
  return isTag(child) && !mayContain(outer, child) && !hasOwnRule(outer, child);
}

function messageFor(outer: string | undefined, child: string): string {
  if (outer === undefined) return `<${child}> can't stand outside <check_type>.`;
  if (outer === "condition" && child === "if") {
    return "What an <if> inside a <condition> means is not described: nobody can tell when the condition passes.";
  }
  const remedy = outer === "if" && mayContain("then", child) ? ": it has to be in <then> or <else>." : ".";
  return `<${child}> can't stand inside <${outer}>${remedy}`;
}

/** Said more precisely by incomplete-if, then-without-if, report-in-condition and duplicate-check-type. */
function hasOwnRule(outer: string | undefined, child: string): boolean {
  if (child === "then" || child === "else" || child === "condition") return outer !== "if";
  return child === "check_type" || (outer === "condition" && child === "report");
}

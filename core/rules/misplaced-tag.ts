import { forEachElement, tagsPairUp } from "../syntax/elements.ts";
import { isTag, mayContain } from "../syntax/nesting.ts";
import type { PolicyContext, Report, Rule } from "./rule.ts";

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
  forEachElement(tree, ({ tag: child, open, parent }) => {
    const outer = parent?.tag;
    if (!isTag(child) || (outer !== undefined && !isTag(outer)) || mayContain(outer, child)) return;
    if (hasOwnRule(outer, child)) return;
    if (outer === "condition" && child === "if") {
      report(
        open,
        "What an <if> inside a <condition> means is not described: nobody can tell when the condition passes.",
        {
          severity: "warning",
        },
      );
      return;
    }
    const place = outer === undefined ? "outside <check_type>" : `inside <${outer}>`;
    report(open, `<${child}> can't stand ${place}.`);
  });
}

/** Said more precisely by then-without-if, report-in-condition and duplicate-check-type. */
function hasOwnRule(outer: string | undefined, child: string): boolean {
  if (child === "then" || child === "else" || child === "condition") return outer !== "if";
  return child === "check_type" || (outer === "condition" && child === "report");
}

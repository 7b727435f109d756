import type { Conditional, PolicyNode } from "../semantics/policy.ts";
import { tagsPairUp } from "../syntax/elements.ts";
import type { Report, Rule } from "./rule.ts";

export const incompleteIf: Rule = {
  id: "incomplete-if",
  severity: "error",
  summary: "An <if> has no <condition>, or no branch.",
  why: `Without a <condition> nothing decides, without a <then> and an <else> nothing depends on it (G 156, 352).`,
  bad: `<check_type:"Unix">
<if>
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
  source: {
    kind: "policy",
    run: ({ tree, policy }, report) => void (tagsPairUp(tree) && findIncomplete(policy.body, report)),
  },
};

function findIncomplete(nodes: readonly PolicyNode[], report: Report): void {
  for (const node of nodes) {
    if (node.kind !== "conditional") continue;
    if (node.condition === undefined) report(node.element.open, "This <if> has no <condition>.");
    else if (!hasBranch(node)) report(node.element.open, "This <if> has neither <then> nor <else>.");
    findIncomplete(node.then, report);
    findIncomplete(node.else, report);
  }
}

function hasBranch({ element }: Conditional): boolean {
  return element.children.some((child) => child.kind === "element" && /^(?:then|else)$/.test(child.tag));
}

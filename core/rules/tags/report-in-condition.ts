import type { Rule } from "../rule.ts";

export const reportInCondition: Rule = {
  id: "report-in-condition",
  severity: "error",
  summary: "A <report> stands in a <condition>.",
  why: `A condition consists of checks; a <report> checks nothing and belongs into <then> or <else> (G 156, 351-352).`,
  bad: `<check_type:"Unix">
<if>
  <condition type:"AND">
    <custom_item>
      type        : CMD_EXEC
      description : "The kernel release"
      cmd         : "uname -r"
      expect      : "^6"
    </custom_item>
    <report type:"PASSED">
      description : "A kernel that is supported"
    </report>
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
  source: {
    kind: "check",
    run({ check }, report) {
      if (check.tag !== "report" || !check.inCondition) return;
      report(check.element.open, "A <report> can't stand in a <condition>: move it to <then> or <else>.");
    },
  },
};

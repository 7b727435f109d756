import type { Rule } from "../rule.ts";

export const unusedSuppression: Rule = {
  id: "unused-suppression",
  severity: "hint",
  summary: "A comment silences a rule that finds nothing there.",
  why: `Perhaps the mistake has been corrected, or the comment stands in the wrong place. Left there, it would hide the next
mistake of that kind.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No telnet"
  port_type   : TCP
  # nessus-audit-disable-next-line duplicate-port -- as in the standard
  ports       : "21, 23"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No telnet"
  port_type   : TCP
  ports       : "21, 23"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "suppression", problem: "unused" },
};

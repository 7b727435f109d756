import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const undecidablePortElement: Rule = {
  id: "undecidable-port-element",
  severity: "warning",
  summary: "Which ports a port element means cannot be decided.",
  why: `The regular expression uses something that only a backtracking engine can answer, such as a back reference. Nobody who
reads the policy can tell which ports it means either.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No telnet"
  port_type   : TCP
  ports       : "(2)\\\\1"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No telnet"
  port_type   : TCP
  ports       : "22"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: reportsPortElements("undecidable-element"),
};

import { keywordOf } from "../../semantics/policy.ts";
import type { Rule } from "../rule.ts";
import { isKnownKeyword } from "./likely-keyword.ts";

export const missingAlternative: Rule = {
  id: "missing-alternative",
  severity: "warning",
  summary: "A check has none of the keywords of which it needs one.",
  why: `The item type needs one keyword of the group (G 39, 77, 111, 144, 196); without any the check has nothing to compare.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : SVC_PROP
  description : "telnet is disabled"
  service     : "telnet"
  property    : "general/enabled"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : SVC_PROP
  description : "telnet is disabled"
  service     : "telnet"
  property    : "general/enabled"
  value       : "false"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    run(context, report) {
      const { check, item } = context;
      if (item === undefined || item.requiredOneOf.length === 0) return;
      // A misspelt keyword may be the one that is missing.
      if (check.keywords.some(({ name }) => !isKnownKeyword(context, name))) return;
      for (const group of item.requiredOneOf) {
        if (group.some((name) => keywordOf(check, name) !== undefined)) continue;
        const owner = item.name === "" ? "This check" : item.name;
        report(check.element.open, `${owner} needs one of the keywords ${group.join(", ")}.`);
      }
    },
  },
};

import { forEachReference } from "../../semantics/references.ts";
import { referenceConcern } from "../concern.ts";
import type { Rule } from "../rule.ts";

export const malformedReference: Rule = {
  id: "malformed-reference",
  severity: "hint",
  summary: "A reference is not a list of FRAMEWORK|ID pairs.",
  why: `Reports are filtered by framework and control. A reference without the | between the two, or without one of them, is
found by no filter (G 172, 199).`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  reference   : "800-53|CM-7, CSF PR.PT-3"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  reference   : "800-53|CM-7,CSF|PR.PT-3"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "check",
    concern: referenceConcern,
    run({ check, tree }, report) {
      for (const { name, value } of check.keywords) {
        if (name !== "reference" || value?.kind !== "string") continue;
        forEachReference(tree, value, (reference) => {
          if (reference.framework !== "" && reference.id !== "") return;
          const text = tree.text.slice(reference.start, reference.end);
          if (text === "") report(value, "There is an empty reference between two commas.");
          else report(reference, `${text} is no FRAMEWORK|ID pair, such as 800-53|CM-7.`);
        });
      }
    },
  },
};

import { replaceWith } from "../../findings/suggestion.ts";
import type { Rule } from "../rule.ts";

export const keywordCase: Rule = {
  id: "keyword-case",
  severity: "hint",
  summary: "A keyword is not written in lower case.",
  why: `Published files write every keyword in lower case. One example of the guide has "Description" (G 30); whether the scanner
takes it is not known.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  Description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "check",
    concern: ({ item, keyword }) => item !== undefined && keyword === undefined,
    run({ check, item }, report) {
      if (item === undefined) return;
      for (const { name, nameSpan } of check.keywords) {
        if (item.keywords.has(name)) continue;
        const lower = name.toLowerCase();
        if (!item.keywords.has(lower)) continue;
        report(nameSpan, `Keywords are written in lower case: ${lower}.`, {
          fixes: [replaceWith(lower, [nameSpan], true)],
        });
      }
    },
  },
};

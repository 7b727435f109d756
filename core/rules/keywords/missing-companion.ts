import { keywordOf } from "../../semantics/policy.ts";
import type { Rule } from "../rule.ts";

export const missingCompanion: Rule = {
  id: "missing-companion",
  severity: "hint",
  summary: "A keyword is given without the keyword that it belongs to.",
  why: `By the guide the keyword says something about another one. Published files leave that one out now and then, so it
is only a hint: read what the guide says of the keyword.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : MACOSX_DEFAULTS_READ
  description : "The screen locks after 10 minutes"
  plist_name  : "com.apple.screensaver"
  plist_item  : "idleTime"
  byhost      : YES
  regex       : "^600$"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : MACOSX_DEFAULTS_READ
  description : "The screen locks after 10 minutes"
  plist_name  : "com.apple.screensaver"
  plist_item  : "idleTime"
  plist_user  : "all"
  byhost      : YES
  regex       : "^600$"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    concern: ({ keyword }) => keyword !== undefined && keyword.requires.length > 0,
    run({ check, item }, report) {
      if (item === undefined) return;
      for (const { name, nameSpan } of check.keywords) {
        const requires = item.keywords.get(name)?.requires;
        if (requires === undefined || requires.length === 0) continue;
        const missing = requires.find((other) => keywordOf(check, other) === undefined);
        if (missing !== undefined)
          report(nameSpan, `The guide has ${name} together with ${missing}, which is missing here.`);
      }
    },
  },
};

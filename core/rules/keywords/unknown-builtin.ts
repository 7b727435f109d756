import { didYouMean, replaceWith } from "../../findings/suggestion.ts";
import { closestBuiltin, knownMistake } from "../../schema/index.ts";
import { keywordOf } from "../../semantics/policy.ts";
import type { Rule } from "../rule.ts";

export const unknownBuiltin: Rule = {
  id: "unknown-builtin",
  severity: "error",
  summary: "There is no built-in check or predefined policy of this name.",
  why: `An <item> without a type calls a built-in check of the scanner by its name (G 198-227), or a predefined policy on
Windows (G 335-351). A name that the scanner doesn't have checks nothing. One that is like none of the known ones may be
newer than the guide: a warning.`,
  bad: `<check_type:"Unix">
<item>
  name        : "find_world_writable_files"
  description : "Nobody but the owner may write"
</item>
</check_type>
`,
  good: `<check_type:"Unix">
<item>
  name        : "find_world_writeable_files"
  description : "Nobody but the owner may write"
</item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "check",
    concern: ({ item }) => item === undefined,
    run({ check, checkType, item, schema }, report) {
      if (item !== undefined || checkType === undefined || check.builtin === undefined) return;
      const value = keywordOf(check, "name")?.value;
      if (value === undefined || checkType.builtins.length === 0) return;
      const likely = closestBuiltin(checkType.name, check.builtin, schema);
      const slip = knownMistake("builtin", check.builtin, checkType.name, schema);
      const known = slip !== undefined && slip.right === likely;
      const inside = value.kind === "string" ? { start: value.start + 1, end: value.end - 1 } : value;
      report(
        value,
        `Unknown built-in check ${check.builtin}${didYouMean(likely)}${known ? ` ${slip.reason}` : ""}`,
        {
          severity: likely === undefined ? "warning" : "error",
          fixes: likely === undefined ? [] : [replaceWith(likely, [inside], known)],
        },
      );
    },
  },
};

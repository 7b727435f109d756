import { didYouMean, replaceWith } from "../../findings/suggestion.ts";
import { closestBuiltin, knownMistake } from "../../schema/index.ts";
import { keywordOf } from "../../semantics/policy.ts";
import type { Rule } from "../rule.ts";

export const unknownBuiltin: Rule = {
  id: "unknown-builtin",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
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
  },
};

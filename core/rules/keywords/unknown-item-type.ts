import { didYouMean, isTypo, replaceWith } from "../../findings/suggestion.ts";
import { checkTypesWithItemType, closestItemType, knownMistake } from "../../schema/index.ts";
import { keywordOf } from "../../semantics/policy.ts";
import type { Rule } from "../rule.ts";

export const unknownItemType: Rule = {
  id: "unknown-item-type",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      concern: ({ item }) => item === undefined,
      run({ check, checkType, item, schema }, report) {
        if (item !== undefined || checkType === undefined || check.itemType === undefined) return;
        const value = keywordOf(check, "type")?.value;
        // Item types of another check type are for foreign-item-type.
        if (value === undefined || checkTypesWithItemType(check.itemType, schema).length > 0) return;
        const likely = closestItemType(checkType.name, check.itemType, schema);
        const slip = knownMistake("item-type", check.itemType, checkType.name, schema);
        const known = slip !== undefined && slip.right === likely;
        const reason = known ? ` ${slip.reason}` : "";
        report(value, `Unknown item type ${check.itemType}${didYouMean(likely)}${reason}`, {
          severity:
            (checkType.strict && likely !== undefined) || known || isTypo(check.itemType, likely)
              ? "error"
              : "warning",
          fixes: likely === undefined ? [] : [replaceWith(likely, [value], known)],
        });
      },
    },
  },
};

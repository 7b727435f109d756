import { replaceWith } from "../../findings/suggestion.ts";
import { keywordOf, keywordText } from "../../semantics/policy.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { Rule } from "../rule.ts";

export const unusualValueType: Rule = {
  id: "unusual-value-type",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "check",
    concern: ({ keyword }) => keyword?.valueTypeBy !== undefined,
    run({ check, item }, report) {
      if (item === undefined || !item.keywords.has("value_type")) return;
      for (const { name } of check.keywords) {
        const wanted = item.keywords.get(name)?.valueTypeBy;
        if (wanted === undefined) continue;
        const setting = keywordText(check, name);
        const value = keywordOf(check, "value_type")?.value;
        const right = setting !== undefined && Object.hasOwn(wanted, setting) ? wanted[setting] : undefined;
        if (value === undefined || right === undefined || textOf(check.tree, value) === right) continue;
        report(value, `${setting} is documented as ${right}.`, { fixes: [replaceWith(right, [value])] });
      }
    },
  },
};

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
    keyword: {
      concern: ({ item, keyword }) => keyword?.valueTypeBy !== undefined && item!.keywords.has("value_type"),
      visit({ name }, known, { check }, report) {
        const wanted = known!.valueTypeBy!;
        const setting = keywordText(check, name);
        const value = keywordOf(check, "value_type")?.value;
        const right = setting !== undefined && Object.hasOwn(wanted, setting) ? wanted[setting] : undefined;
        if (value === undefined || right === undefined || textOf(check.tree, value) === right) return;
        report(value, `${setting} is documented as ${right}.`, { fixes: [replaceWith(right, [value])] });
      },
    },
  },
};

import { areKnownReferences, forEachReference } from "../../semantics/references.ts";
import { referenceConcern } from "../concern.ts";
import type { Rule } from "../rule.ts";

export const malformedReference: Rule = {
  id: "malformed-reference",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: referenceConcern,
      visit({ value }, _, { check, schema }, report) {
        const { tree } = check;
        if (value?.kind !== "string" || areKnownReferences(tree, value, schema)) return;
        forEachReference(tree, value, (reference) => {
          if (reference.framework !== "" && reference.id !== "") return;
          const text = tree.text.slice(reference.start, reference.end);
          if (text === "")
            report(value, "There is an empty reference between two commas. Remove one of them.");
          else report(reference, `${text} is not a FRAMEWORK|ID pair, such as 800-53|CM-7.`);
        });
      },
    },
  },
};

import { didYouMean, isTypo, replaceWith } from "../../findings/suggestion.ts";
import { closest, tagSchema } from "../../schema/index.ts";
import { forEachElement } from "../../syntax/elements.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unknownAttribute: Rule = {
  id: "unknown-attribute",
  severity: "error",
  since: "0.1.0",
  source: { kind: "policy", keywords: [], run: findUnknown },
};

function findUnknown({ tree, checkType, schema }: PolicyContext, report: Report): void {
  forEachElement(tree, ({ name, open }) => {
    if (open.attributes.length === 0 || (name === "check_type" && checkType === undefined)) return;
    const tag = tagSchema(name, checkType?.name, schema);
    if (tag === undefined) return;
    for (const attribute of open.attributes) {
      if (tag.attributes.some((known) => known.name === attribute.name)) continue;
      const likely = closest(
        attribute.name,
        tag.attributes.map((known) => known.name),
      );
      // Whether a plugin accepts an extra attribute is not known; a misspelt one is missing, too.
      const certain = name !== "check_type" || isTypo(attribute.name, likely);
      report(attribute.nameSpan, `Unknown attribute ${attribute.name} of <${name}>${didYouMean(likely)}`, {
        severity: certain ? "error" : "warning",
        fixes: likely === undefined ? [] : [replaceWith(likely, [attribute.nameSpan])],
      });
    }
  });
}

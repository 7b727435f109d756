import { didYouMean, replaceWith } from "../../findings/suggestion.ts";
import { type AttributeSchema, closest, tagSchema } from "../../schema/index.ts";
import { forEachElement } from "../../syntax/elements.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { Attribute } from "../../syntax/tree.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unknownAttributeValue: Rule = {
  id: "unknown-attribute-value",
  severity: "error",
  since: "0.1.0",
  source: { kind: "policy", keywords: [], run: findUnknown },
};

function findUnknown({ tree, checkType, schema }: PolicyContext, report: Report): void {
  forEachElement(tree, ({ name, open }) => {
    if (open.attributes.length === 0) return;
    const known = tagSchema(name, checkType?.name, schema)?.attributes ?? [];
    for (const attribute of open.attributes)
      check(
        attribute,
        known.find((one) => one.name === attribute.name),
      );
  });

  function check({ name, value }: Attribute, attribute: AttributeSchema | undefined): void {
    if (attribute === undefined || value === undefined || attribute.openValues) return;
    if (attribute.values.length === 0) return;
    const text = textOf(tree, value);
    const values = attribute.values.map((one) => one.value);
    const written = attribute.caseInsensitive ? text.toUpperCase() : text;
    if (values.some((one) => one === text || (attribute.caseInsensitive && one.toUpperCase() === written)))
      return;
    const likely = closest(text, values);
    const inside = value.kind === "string" ? { start: value.start + 1, end: value.end - 1 } : value;
    report(
      value,
      `${text === "" ? "An empty text" : text} is not a valid value of ${name}${didYouMean(likely)}${likely === undefined ? ` It takes ${values.join(", ")}.` : ""}`,
      {
        fixes: likely === undefined ? [] : [replaceWith(likely, [inside])],
      },
    );
  }
}

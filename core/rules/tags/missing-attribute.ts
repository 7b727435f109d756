import { tagSchema } from "../../schema/index.ts";
import { forEachElement, isDamaged } from "../../syntax/elements.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const missingAttribute: Rule = {
  id: "missing-attribute",
  severity: "error",
  since: "0.1.0",
  source: { kind: "policy", keywords: [], run: findMissing },
};

function findMissing({ tree, checkType, schema }: PolicyContext, report: Report): void {
  forEachElement(tree, ({ name, open }) => {
    const tag = tagSchema(name, checkType?.name, schema);
    // A tag of zero length was not written: another rule reports that it is missing. A malformed tag is
    // reported as such.
    if (tag === undefined || open.end === open.start || isDamaged(tree, open)) return;
    if (tag.value === "required" && open.value === undefined && name !== "check_type") {
      report(open, `<${name}> needs a value: <${name}:"\u2026">.`);
    }
    for (const wanted of tag.attributes) {
      if (!wanted.required || open.attributes.some((attribute) => attribute.name === wanted.name)) continue;
      // If there is a misspelt attribute in its place, unknown-attribute says what was meant.
      if (open.attributes.some((attribute) => !tag.attributes.some(({ name }) => name === attribute.name)))
        continue;
      const values = wanted.values.map(({ value }) => value).join(", ");
      report(
        open,
        `<${name}> is missing the attribute ${wanted.name}${values === "" ? "" : ` (${values})`}.`,
        {
          severity: name === "check_type" ? "warning" : "error",
        },
      );
    }
  });
}

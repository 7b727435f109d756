/** The reference pages that belong to no check type: structure, values, frameworks. */
import {
  aclSchema,
  frameworks,
  metadataElements,
  operators,
  type TagSchema,
  tagNames,
  tagSchema,
  valueForms,
  valueTypes,
} from "../core/pages.ts";
import { code, keywordTable, prose, sourceText, table, valuesText } from "./reference-markdown.ts";

export function structurePage(): string {
  const tags = tagNames().map((name) => tagSchema(name) as TagSchema);
  const parts = [
    "# Tags, ACL blocks and the metadata header",
    "## Tags",
    table(["Tag", "Stands in", "Attributes", "What it is", "Source"], tags.map(tagRow)),
    "## ACL blocks",
    `A block holds ${code("<user>")} tags with these keywords; the closing tag may be ${code("</acl>")} or the name of the block.`,
  ];
  for (const name of tagNames()) {
    const acl = aclSchema(name);
    if (acl === undefined) continue;
    const used = acl.usedBy.map(code).join(", ");
    parts.push(
      `### ${name}`,
      `${prose(acl.summary)} Used by ${used}.`,
      keywordTable([...acl.userKeywords.values()]),
    );
  }
  const elements = metadataElements().map((element) => [
    code(element.name),
    element.parents.map((parent) => (parent === "" ? "top of the file" : code(parent))).join(", "),
    prose(element.summary) +
      (element.values.length > 0 ? ` ${valuesText(element.values, element.openValues)}` : ""),
  ]);
  parts.push(
    "## The metadata header",
    "A block of comment lines.",
    table(["Element", "Stands in", "What it is"], elements),
  );
  return parts.join("\n\n");
}

function tagRow(tag: TagSchema): string[] {
  const attributes = tag.attributes.map((attribute) => {
    const name = attribute.required ? `**${code(attribute.name)}**` : code(attribute.name);
    return attribute.values.length > 0
      ? `${name}: ${valuesText(attribute.values, attribute.openValues)}`
      : name;
  });
  const name = tag.value === "required" ? `<${tag.name}:"…">` : `<${tag.name}>`;
  const parents = tag.parents.map((parent) => (parent === "" ? "top of the file" : code(parent)));
  const text = [prose(tag.summary), tag.note === undefined ? "" : prose(tag.note)].filter(Boolean).join(" ");
  return [code(name), parents.join(", "), attributes.join("; "), text, sourceText(tag)];
}

export function valuesPage(): string {
  const forms = valueForms().map((form) => [
    form.name,
    form.quoted === "either" ? "with or without" : form.quoted === "bare" ? "no" : "yes",
    prose(form.summary),
    form.example === "" ? "" : code(form.example),
  ]);
  const types = valueTypes().map((type) => [
    code(type.name),
    prose(type.summary) + (type.values.length > 0 ? ` ${valuesText(type.values, false)}` : ""),
    code(type.example),
    sourceText(type),
  ]);
  const comparisons = operators().map((operator) => [
    code(operator.name),
    prose(operator.summary),
    operator.valueTypes.map(code).join(", "),
    sourceText(operator),
  ]);
  return [
    "# Value forms, value types and operators",
    "## Value forms",
    table(["Form", "Quotes", "What it is", "Example"], forms),
    "## Value types",
    `Values of ${code("value_type")}.`,
    table(["Value type", "What it is", "Example", "Source"], types),
    "## Operators",
    `Values of ${code("check_type")} inside a check.`,
    table(["Operator", "Passes when", "Only with", "Source"], comparisons),
  ].join("\n\n");
}

export function frameworksPage(): string {
  const rows = frameworks().map((framework) => [
    code(framework.id),
    prose(framework.name),
    framework.pattern === undefined ? "" : code(framework.pattern),
  ]);
  return [
    "# Reference frameworks",
    `What may stand before the bar in ${code("reference")}, most used first.`,
    table(["Framework", "What it is", "Form of the control"], rows),
  ].join("\n\n");
}

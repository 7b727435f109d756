/** The reference pages that belong to no check type: structure, values, frameworks. */
import {
  aclSchema,
  describeParents,
  describeSource,
  describeValues,
  frameworks,
  inlineCode,
  metadataElements,
  operators,
  proseAsMarkdown,
  type TagSchema,
  tagNames,
  tagSchema,
  valueForms,
  valueTypes,
} from "../core/pages.ts";
import { keywordTable, table } from "./reference-markdown.ts";

export function structurePage(): string {
  const tags = tagNames().map((name) => tagSchema(name) as TagSchema);
  const parts = [
    "# Tags, ACL blocks and the metadata header",
    "## Tags",
    table(["Tag", "Belongs in", "Attributes", "What it is", "Source"], tags.map(tagRow)),
    "## ACL blocks",
    `A block holds ${inlineCode("<user>")} tags with these keywords; the closing tag may be ${inlineCode("</acl>")} or the name of the block.`,
  ];
  for (const name of tagNames()) {
    const acl = aclSchema(name);
    if (acl === undefined) continue;
    const used = acl.usedBy.map(inlineCode).join(", ");
    parts.push(
      `### ${name}`,
      `${proseAsMarkdown(acl.summary)} Used by ${used}.`,
      keywordTable([...acl.userKeywords.values()]),
    );
  }
  const elements = metadataElements().map((element) => [
    inlineCode(element.name),
    describeParents(element.parents),
    proseAsMarkdown(element.summary) +
      (element.values.length > 0 ? ` ${describeValues(element.values, element.openValues)}` : ""),
  ]);
  parts.push(
    "## The metadata header",
    "A block of comment lines.",
    table(["Element", "Belongs in", "What it is"], elements),
  );
  return parts.join("\n\n");
}

function tagRow(tag: TagSchema): string[] {
  const attributes = tag.attributes.map((attribute) => {
    const name = attribute.required ? `**${inlineCode(attribute.name)}**` : inlineCode(attribute.name);
    return attribute.values.length > 0
      ? `${name}: ${describeValues(attribute.values, attribute.openValues)}`
      : name;
  });
  const name = tag.value === "required" ? `<${tag.name}:"…">` : `<${tag.name}>`;
  const text = [proseAsMarkdown(tag.summary), tag.note === undefined ? "" : proseAsMarkdown(tag.note)]
    .filter(Boolean)
    .join(" ");
  return [inlineCode(name), describeParents(tag.parents), attributes.join("; "), text, describeSource(tag)];
}

export function valuesPage(): string {
  const forms = valueForms().map((form) => [
    form.name,
    form.quoted === "either" ? "with or without" : form.quoted === "bare" ? "no" : "yes",
    proseAsMarkdown(form.summary),
    form.example === "" ? "" : inlineCode(form.example),
  ]);
  const types = valueTypes().map((type) => [
    inlineCode(type.name),
    proseAsMarkdown(type.summary) + (type.values.length > 0 ? ` ${describeValues(type.values, false)}` : ""),
    inlineCode(type.example),
    describeSource(type),
  ]);
  const comparisons = operators().map((operator) => [
    inlineCode(operator.name),
    proseAsMarkdown(operator.summary),
    operator.valueTypes.map(inlineCode).join(", "),
    describeSource(operator),
  ]);
  return [
    "# Value forms, value types and operators",
    "## Value forms",
    table(["Form", "Quotes", "What it is", "Example"], forms),
    "## Value types",
    `Values of ${inlineCode("value_type")}.`,
    table(["Value type", "What it is", "Example", "Source"], types),
    "## Operators",
    `Values of ${inlineCode("check_type")} inside a check.`,
    table(["Operator", "Passes when", "Only with", "Source"], comparisons),
  ].join("\n\n");
}

export function frameworksPage(): string {
  const rows = frameworks().map((framework) => [
    inlineCode(framework.id),
    proseAsMarkdown(framework.name),
    framework.pattern === undefined ? "" : inlineCode(framework.pattern),
  ]);
  return [
    "# Reference frameworks",
    `What may be before the bar in ${inlineCode("reference")}, most used first.`,
    table(["Framework", "What it is", "Form of the control"], rows),
  ].join("\n\n");
}

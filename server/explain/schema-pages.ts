import {
  type CheckTypeSchema,
  codeBlock,
  exampleCheck,
  exampleValue,
  type ItemSchema,
  inlineCode,
  type KeywordSchema,
  keywordsOf,
  type TagSchema,
  type ValueSchema,
  valueFormSchema,
} from "../../core/editor.ts";
import { paragraphs } from "./markdown.ts";
import { sourceLine } from "./source.ts";

/**
 * What hover and completion say about the words of the language, in Markdown. The summaries of the schema are our own
 * text and use Markdown's code spans; only what a user wrote is escaped.
 */

/** Longer lists are no help in a hover. */
const mostValuesListed = 30;

export function itemPage(item: ItemSchema): string {
  const { kind, name, checkType, summary, note, platforms, needs, verdicts, twin } = item;
  const required = keywordsOf(item).filter(
    ({ required, name }) => required && name !== "type" && name !== "name",
  );
  const kinds = {
    typed: `item type of ${checkType}`,
    builtin: `built-in check of ${checkType}`,
    untyped: `check of ${checkType}`,
    report: "fixed result",
  };
  return paragraphs(
    name === "" ? `**Check without a type** — ${kinds[kind]}` : `**${inlineCode(name)}** — ${kinds[kind]}`,
    summary,
    note,
    platforms.length > 0 && `Only on ${platforms.join(", ")}.`,
    needs && `Needs ${needs}.`,
    required.length > 0 && `Required: ${required.map((keyword) => inlineCode(keyword.name)).join(", ")}`,
    item.requiredOneOf.map((group) => `One of ${group.map(inlineCode).join(", ")} is required.`).join("\n\n"),
    item.mutuallyExclusive
      .map((group) => `Only one of ${group.map(inlineCode).join(", ")} may be given.`)
      .join("\n\n"),
    verdicts &&
      Object.entries(verdicts)
        .map(([status, text]) => `- **${status}**: ${text}`)
        .join("\n"),
    codeBlock(exampleCheck(item), "nessus-audit"),
    twin && `In ${twin.checkType} policies the same check is ${inlineCode(twin.itemType)}.`,
    sourceLine(item),
  );
}

export function keywordPage(item: ItemSchema | undefined, keyword: KeywordSchema): string {
  const { name, required, requiredUnless, requires, repeatable, summary, note, form, values, openValues } =
    keyword;
  const unless =
    requiredUnless.length > 0 ? ` unless ${requiredUnless.map(inlineCode).join(" or ")} is given` : "";
  const traits = [
    required ? `required${unless}` : "optional",
    ...(repeatable ? ["may be repeated"] : []),
    valueFormSchema(form).label,
  ];
  return paragraphs(
    `**${inlineCode(name)}** — ${traits.join(", ")}`,
    summary,
    note,
    requires.length > 0 && `Goes with ${requires.map(inlineCode).join(", ")}.`,
    valueList(values, openValues),
    boundsText(keyword),
    keyword.default !== undefined && `Default: ${inlineCode(keyword.default)}`,
    item && codeBlock(`${name} : ${exampleValue(item, keyword)}`, "nessus-audit"),
    sourceLine(keyword),
  );
}

export function tagPage(tag: TagSchema): string {
  const inside = tag.parents.map((parent) => (parent === "" ? "the file itself" : inlineCode(`<${parent}>`)));
  return paragraphs(
    `**${inlineCode(`<${tag.name}>`)}**`,
    tag.summary,
    tag.note,
    tag.valueSummary && `Value: ${tag.valueSummary}`,
    tag.attributes.length > 0 &&
      tag.attributes
        .map(
          ({ name, required, summary }) =>
            `- ${inlineCode(name)}${required ? " (required)" : ""}: ${summary}`,
        )
        .join("\n"),
    inside.length > 0 && `Stands in ${inside.join(", ")}.`,
    sourceLine(tag),
  );
}

export function attributePage(tag: TagSchema, name: string): string | undefined {
  const attribute = tag.attributes.find((candidate) => candidate.name === name);
  if (attribute === undefined) return undefined;
  return paragraphs(
    `**${inlineCode(name)}** — attribute of ${inlineCode(`<${tag.name}>`)}, ${attribute.required ? "required" : "optional"}`,
    attribute.summary,
    valueList(attribute.values, attribute.openValues),
    sourceLine(tag),
  );
}

export function checkTypePage(checkType: CheckTypeSchema): string {
  const { name, label, tag, note, plugin, itemTypes, rawDoubleQuotes, dropsBackslashes } = checkType;
  const shown = itemTypes.slice(0, mostValuesListed).map(inlineCode).join(", ");
  return paragraphs(
    `**${inlineCode(name)}** — check type for ${label}`,
    note,
    codeBlock(tag, "nessus-audit"),
    itemTypes.length > 0 && `Item types: ${shown}${itemTypes.length > mostValuesListed ? " …" : ""}`,
    rawDoubleQuotes && 'A double-quoted string has no escapes here: the next `"` closes it.',
    dropsBackslashes && "In double quotes a single backslash is dropped: a pattern takes two.",
    plugin !== undefined && `Compliance plugin ${plugin}.`,
    sourceLine(checkType),
  );
}

/** As a list with their summaries; long ones are cut. Undefined for none. */
export function valueList(values: readonly ValueSchema[], open: boolean): string | undefined {
  if (values.length === 0) return undefined;
  const lines = values
    .slice(0, mostValuesListed)
    .map(({ value, summary }) => `- ${inlineCode(value)}${summary ? `: ${summary}` : ""}`);
  if (values.length > lines.length) lines.push(`- … and ${values.length - lines.length} more`);
  return `${open ? "Usual values" : "Values"}:\n${lines.join("\n")}`;
}

function boundsText({ minimum, maximum, maxLength }: KeywordSchema): string | undefined {
  if (minimum !== undefined && maximum !== undefined) return `From ${minimum} to ${maximum}.`;
  if (minimum !== undefined) return `At least ${minimum}.`;
  if (maximum !== undefined) return `At most ${maximum}.`;
  return maxLength === undefined ? undefined : `At most ${maxLength} characters.`;
}

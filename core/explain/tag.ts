import type { CheckTypeSchema, TagSchema } from "../schema/types.ts";
import { inlineCode } from "../text/markdown-text.ts";
import { entries, type Page, policy, text } from "./page.ts";
import { source } from "./source.ts";
import { valueList } from "./value.ts";

/** Longer lists don't help. */
const mostItemTypes = 30;

/** Where a tag may be: "`<if>`, the top of the file". */
export function describeParents(parents: readonly string[]): string {
  return parents
    .map((parent) => (parent === "" ? "the top of the file" : inlineCode(`<${parent}>`)))
    .join(", ");
}

export function explainTag(tag: TagSchema): Page {
  const { name, summary, note, valueSummary, attributes, parents } = tag;
  return {
    title: inlineCode(`<${name}>`),
    blocks: [
      ...text(summary),
      ...text(note),
      ...text(valueSummary && `Value: ${valueSummary}`),
      ...entries(
        attributes.map(({ name, required, summary }) => ({
          name,
          text: required ? `(required) ${summary}` : summary,
        })),
      ),
      ...text(parents.length > 0 && `Belongs in ${describeParents(parents)}.`),
      source(tag),
    ],
  };
}

/** Undefined if the tag has no such attribute. */
export function explainAttribute(tag: TagSchema, name: string): Page | undefined {
  const attribute = tag.attributes.find((candidate) => candidate.name === name);
  if (attribute === undefined) return undefined;
  const { required, summary, values, openValues } = attribute;
  return {
    title: inlineCode(name),
    about: `attribute of ${inlineCode(`<${tag.name}>`)}, ${required ? "required" : "optional"}`,
    blocks: [...text(summary), ...valueList(values, openValues), source(tag)],
  };
}

/** What else to know besides its checks, a sentence each. */
export function describeCheckTypeFacts(checkType: CheckTypeSchema): string[] {
  const { note, plugin } = checkType;
  return [
    ...(note === undefined ? [] : [note]),
    describeStrings(checkType),
    ...(plugin === undefined ? [] : [`Compliance plugin ${plugin}.`]),
  ];
}

function describeStrings({ rawDoubleQuotes, dropsBackslashes }: CheckTypeSchema): string {
  if (rawDoubleQuotes) return 'A double-quoted string has no escapes: the next `"` closes it.';
  if (dropsBackslashes) return "In double quotes a single backslash is dropped, so a pattern needs two.";
  return "In strings a backslash escapes the next character.";
}

export function explainCheckType(checkType: CheckTypeSchema): Page {
  const { name, label, tag, itemTypes } = checkType;
  const shown = itemTypes.slice(0, mostItemTypes).map(inlineCode).join(", ");
  const more = itemTypes.length > mostItemTypes ? " …" : "";
  return {
    title: inlineCode(name),
    about: `check type for ${label}`,
    blocks: [
      policy(tag),
      ...text(shown !== "" && `Item types: ${shown}${more}`),
      ...describeCheckTypeFacts(checkType).flatMap(text),
      source(checkType),
    ],
  };
}

import {
  type FrameworkSchema,
  inlineCode,
  type KeywordSchema,
  type OperatorSchema,
  type ValueSchema,
  type ValueTypeSchema,
} from "../../core/editor.ts";
import { paragraphs } from "./markdown.ts";
import { valueList } from "./schema-pages.ts";
import { sourceLine } from "./source.ts";

/** What hover and completion say about values. */

export function valuePage(value: ValueSchema, of: KeywordSchema): string {
  return paragraphs(
    `**${inlineCode(value.value)}** — value of ${inlineCode(of.name)}`,
    value.summary,
    of.default === value.value && "This is the default.",
    value.fromFiles ? "*Seen in published files, not documented*" : sourceLine(of),
  );
}

export function valueTypePage(type: ValueTypeSchema): string {
  return paragraphs(
    `**${inlineCode(type.name)}** — value type`,
    type.summary,
    valueList(type.values, false),
    `Example: ${inlineCode(`value_data : ${type.example}`)}`,
    sourceLine(type),
  );
}

export function operatorPage(operator: OperatorSchema): string {
  const { name, summary, valueTypes } = operator;
  return paragraphs(
    `**${inlineCode(name)}** — comparison`,
    summary,
    valueTypes.length > 0 && `For ${valueTypes.map(inlineCode).join(", ")}.`,
    sourceLine(operator),
  );
}

/** The framework of a reference; undefined when it is not a known one. */
export function frameworkPage(known: readonly FrameworkSchema[], id: string): string | undefined {
  const framework = known.find((candidate) => candidate.id === id);
  return framework && paragraphs(`**${inlineCode(id)}** — reference framework`, framework.name);
}

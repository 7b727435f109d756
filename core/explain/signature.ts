import { valueFormSchema } from "../schema/tables.ts";
import type { ItemSchema, KeywordSchema, ValueForm } from "../schema/types.ts";
import { describeValue, meaningOf } from "./keyword.ts";
import { pageAsMarkdown } from "./markdown-page.ts";

/**
 * What a value looks like while it is written: `ports : "PORT, PORT, …"`, with the part that is being
 * written.
 */
export interface ValueSignature {
  label: string;
  /** The parts of the label, in order, as offsets into it; the last one applies to all that follow. */
  parts: [start: number, end: number][];
  documentation: string;
}

/** The parts of values that have parts, and their separators. */
const shapes: Partial<Record<ValueForm, { part: string; separator: string; quoted: boolean }>> = {
  "port-list": { part: "PORT or PATTERN", separator: ", ", quoted: true },
  "comma-list": { part: "WORD", separator: ", ", quoted: true },
  "pipe-list": { part: "NAME", separator: "|", quoted: true },
  "reference-list": { part: "FRAMEWORK|CONTROL", separator: ",", quoted: true },
  "path-list": { part: "PATH", separator: ":", quoted: true },
  "token-list": { part: "WORD", separator: " || ", quoted: false },
  alternation: { part: '"VALUE"', separator: " || ", quoted: false },
  "string-list": { part: '"TEXT"', separator: " || ", quoted: false },
  "number-alternation": { part: "NUMBER", separator: " || ", quoted: false },
};

/** What separates the parts of a value of this form, trimmed; undefined if it has no parts. */
export function separatorOf(form: ValueForm, joiner: string | undefined): string | undefined {
  return joiner ?? shapes[form]?.separator.trim();
}

/**
 * @param form the form of the value, if its value type overrides that of the keyword
 * @param joiner what joins several values, if the keyword or value type defines it
 */
export function explainSignature(
  item: ItemSchema | undefined,
  keyword: KeywordSchema,
  form: ValueForm,
  joiner: string | undefined,
): ValueSignature {
  const shape = shapes[form];
  const opening = `${keyword.name} : `;
  const documentation = pageAsMarkdown({
    title: describeValue(keyword).join(", "),
    blocks: meaningOf(item, keyword),
  });
  if (shape === undefined && joiner === undefined) {
    const value = valueFormSchema(form).label;
    return {
      label: opening + value,
      parts: [[opening.length, opening.length + value.length]],
      documentation,
    };
  }
  const part = shape?.part ?? '"VALUE"';
  const separator =
    joiner === undefined || shape?.separator.trim() === joiner ? shape!.separator : ` ${joiner} `;
  const quote = shape?.quoted ? '"' : "";
  const first: [number, number] = [
    opening.length + quote.length,
    opening.length + quote.length + part.length,
  ];
  const second: [number, number] = [first[1] + separator.length, first[1] + separator.length + part.length];
  const label = `${opening}${quote}${part}${separator}${part}${separator}…${quote}`;
  return { label, parts: [first, second], documentation };
}

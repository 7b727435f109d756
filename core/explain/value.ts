import type { ControlSchema } from "../schema/controls/controls.ts";
import type {
  FrameworkSchema,
  KeywordSchema,
  OperatorSchema,
  ValueSchema,
  ValueTypeSchema,
} from "../schema/types.ts";
import { inlineCode } from "../text/markdown-text.ts";
import { type Block, entries, type Page, text } from "./page.ts";
import { source } from "./source.ts";

/** Longer lists don't help. */
const mostListed = 30;
/** People still read this many meanings in a sentence. */
const mostDescribed = 12;

/** As a list with meanings; long lists are shortened. */
export function valueList(values: readonly ValueSchema[], open: boolean): Block[] {
  if (values.length === 0) return [];
  const listed = values.slice(0, mostListed);
  const more = values.length - listed.length;
  return [
    ...text(open ? "Usual values:" : "Values:"),
    ...entries(listed.map(({ value, summary = "" }) => ({ name: value, text: summary }))),
    ...text(more > 0 && `… and ${more} more`),
  ];
}

/** In a sentence: "`YES` (Absence fails), `NO` (Absence passes), …" */
export function describeValues(values: readonly ValueSchema[], open: boolean): string {
  const isDescribed = values.length <= mostDescribed;
  const texts = values.map(({ value, summary, fromFiles }) => {
    const meaning = isDescribed && summary ? ` (${summary.replace(/\.$/, "")})` : "";
    return `${inlineCode(value)}${meaning}${fromFiles ? " (published files only)" : ""}`;
  });
  return [...texts, ...(open ? ["…"] : [])].join(", ");
}

export function explainValue(value: ValueSchema, of: KeywordSchema): Page {
  return {
    title: inlineCode(value.value),
    about: `value of ${inlineCode(of.name)}`,
    blocks: [
      ...text(value.summary),
      ...text(of.default === value.value && "This is the default."),
      source(value.fromFiles ? { certainty: "seen" } : of),
    ],
  };
}

export function explainValueType(type: ValueTypeSchema): Page {
  return {
    title: inlineCode(type.name),
    about: "value type",
    blocks: [
      ...text(type.summary),
      ...valueList(type.values, false),
      ...text(`Example: ${inlineCode(`value_data : ${type.example}`)}`),
      source(type),
    ],
  };
}

export function explainOperator(operator: OperatorSchema): Page {
  const { name, summary, valueTypes } = operator;
  return {
    title: inlineCode(name),
    about: "comparison",
    blocks: [
      ...text(summary),
      ...text(valueTypes.length > 0 && `For ${valueTypes.map(inlineCode).join(", ")}.`),
      source(operator),
    ],
  };
}

/**
 * A control of a framework by its title. @param part the id as written, which may be that of a part of the
 * control
 */
export function explainControl(framework: FrameworkSchema, control: ControlSchema, part: string): Page {
  const { id, title, from } = control;
  const isPart = part !== id;
  return {
    title: inlineCode(part),
    about: `control of ${framework.id}`,
    blocks: [
      ...text(isPart ? `A part of ${inlineCode(id)}: ${title}` : title),
      ...text(from !== undefined && `The title is that of ${from}.`),
      ...text(framework.name),
    ],
  };
}

export function explainFramework({ id, name }: FrameworkSchema): Page {
  return { title: inlineCode(id), about: "reference framework", blocks: text(name) };
}

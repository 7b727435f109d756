/** Value types, value forms, operators, reference frameworks and known mistakes. */
import { closest } from "../text/closest.ts";
import { closestByPart } from "../text/closest-part.ts";
import { ownEntry, pickDefined, resolveSource, resolveValues } from "./keywords.ts";
import { builtinItems, checkTypes, once, type Schema, standardSchema } from "./schema.ts";
import type {
  FrameworkSchema,
  ItemSchema,
  Mistake,
  MistakeKind,
  OperatorSchema,
  ValueForm,
  ValueFormSchema,
  ValueTypeSchema,
} from "./types.ts";

/** The value type with this name, such as `POLICY_DWORD`. */
export function valueTypeSchema(name: string, schema: Schema = standardSchema): ValueTypeSchema | undefined {
  return once(schema, "value type", name, () => {
    const source = ownEntry(schema.source.valueTypes, name);
    if (source === undefined) return undefined;
    return Object.assign(
      {
        name,
        summary: source.summary,
        form: source.form,
        values: resolveValues(source.values, undefined),
        example: source.example,
        ...resolveSource(source),
      },
      pickDefined(source, ["joiner"]),
    );
  });
}

export function valueTypes(schema: Schema = standardSchema): readonly ValueTypeSchema[] {
  return Object.keys(schema.source.valueTypes).flatMap((name) => valueTypeSchema(name, schema) ?? []);
}

/** The name of a value form in messages, and how it is quoted. */
export function valueFormSchema(form: ValueForm, schema: Schema = standardSchema): ValueFormSchema {
  return once(schema, "form", form, () => ({ name: form, ...schema.source.valueForms[form] }));
}

export function valueForms(schema: Schema = standardSchema): readonly ValueFormSchema[] {
  return (Object.keys(schema.source.valueForms) as ValueForm[]).map((form) => valueFormSchema(form, schema));
}

/** The comparisons that `check_type` has inside of an item. */
export function operators(schema: Schema = standardSchema): readonly OperatorSchema[] {
  return once(schema, "operators", "all", () =>
    Object.entries(schema.source.operators).map(([name, source]) => ({
      name,
      summary: source.summary,
      valueTypes: source.valueTypes ?? [],
      ...resolveSource(source),
    })),
  );
}

/** Reference frameworks, most used first. */
export function frameworks(schema: Schema = standardSchema): readonly FrameworkSchema[] {
  return once(schema, "frameworks", "all", () =>
    Object.entries(schema.source.frameworks)
      .map(([id, source]) => ({ id, ...source }))
      .sort((a, b) => b.frequency - a.frequency),
  );
}

/** What is known about a wrong word, ignoring case: mistakes in the guide and habits from elsewhere. */
export function knownMistake(
  kind: MistakeKind,
  wrong: string,
  checkType?: string,
  schema: Schema = standardSchema,
): Mistake | undefined {
  const word = wrong.toLowerCase();
  return schema.source.mistakes.find(
    (mistake) =>
      mistake.kind === kind &&
      mistake.wrong.toLowerCase() === word &&
      (mistake.checkTypes.length === 0 || checkType === undefined || mistake.checkTypes.includes(checkType)),
  );
}

/** The check type that was probably meant. */
export function closestCheckType(name: string, schema: Schema = standardSchema): string | undefined {
  const candidates = checkTypes(schema).map((checkType) => checkType.name);
  return (
    known(knownMistake("check-type", name, undefined, schema)?.right, candidates) ??
    closest(name, candidates) ??
    closestByPart(name, candidates)
  );
}

/** The item type of this check type that was probably meant. */
export function closestItemType(
  checkType: string,
  name: string,
  schema: Schema = standardSchema,
): string | undefined {
  const candidates = checkTypes(schema).find((candidate) => candidate.name === checkType)?.itemTypes ?? [];
  return (
    known(knownMistake("item-type", name, checkType, schema)?.right, candidates) ?? closest(name, candidates)
  );
}

/** The built-in or predefined item that was probably meant. */
export function closestBuiltin(
  checkType: string,
  name: string,
  schema: Schema = standardSchema,
): string | undefined {
  const candidates = [...builtinItems(checkType, schema).keys()];
  return (
    known(knownMistake("builtin", name, checkType, schema)?.right, candidates) ?? closest(name, candidates)
  );
}

/** The keyword of this item that was probably meant. */
export function closestKeyword(
  item: ItemSchema,
  name: string,
  schema: Schema = standardSchema,
): string | undefined {
  const candidates = [...item.keywords.keys()];
  const mistake = knownMistake("keyword", name, item.checkType, schema);
  return known(mistake?.right, candidates) ?? closest(name, candidates);
}

function known(name: string | undefined, candidates: readonly string[]): string | undefined {
  return name !== undefined && candidates.includes(name) ? name : undefined;
}

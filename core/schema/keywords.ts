/** Merges the layers of a keyword's definition into the object that is returned. */
import type { KeywordSource, SchemaSource, SourceOfFact, ValuesSource } from "./source.ts";
import type { Certainty, KeywordSchema, Sourced, ValueSchema } from "./types.ts";

/** `key` is the entry's name in the definitions, `merged` is all its definitions together. */
export function resolveKeyword(
  source: SchemaSource,
  key: string,
  merged: KeywordSource,
  use: { required: boolean; frequency: number; common?: boolean },
): KeywordSchema {
  const form = merged.form ?? "string";
  const descriptions =
    merged.describedBy === undefined ? undefined : describingTable(source, merged.describedBy);
  const quoted = merged.quoted ?? source.valueForms[form].quoted;
  const keyword: KeywordSchema = {
    name: merged.name ?? key,
    summary: merged.summary ?? "",
    form,
    quoted,
    required: use.required,
    requiredUnless: merged.requiredUnless ?? [],
    requires: merged.requires ?? [],
    repeatable: merged.repeatable ?? false,
    values: resolveValues(merged.values, merged.valuesFromFiles, descriptions),
    openValues: merged.openValues ?? false,
    // Files write quoted words in any case, and so do the guide's examples (G 277, 300); tokens are upper
    // case.
    caseInsensitive: merged.caseInsensitive ?? quoted === "quoted",
    absentInFiles: merged.absentInFiles ?? 0,
    frequency: use.frequency,
    common: use.common ?? false,
    ...resolveSource(merged),
  };
  return Object.assign(keyword, pickDefined(merged, optionalFields));
}

const optionalFields = [
  "note",
  "default",
  "joiner",
  "pattern",
  "minimum",
  "maximum",
  "maxLength",
  "valueTypeBy",
  "slips",
  "quotes",
  "absentInGuide",
  "example",
] as const;

/** A property of a record, but not what a record inherits: names come from policies. */
export function ownEntry<Value>(record: Record<string, Value> | undefined, name: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The named properties of `from` that are defined; an empty text removes what it overrides. */
export function pickDefined<Source extends object, Key extends keyof Source>(
  from: Source,
  keys: readonly Key[],
): Partial<Pick<Source, Key>> {
  const result: Partial<Pick<Source, Key>> = {};
  for (const key of keys) if (from[key] !== undefined && from[key] !== "") result[key] = from[key];
  return result;
}

/** Pages, web page and certainty, which follows from them unless it is given. */
export function resolveSource(from: SourceOfFact): Sourced {
  const result: Sourced = { certainty: from.certainty ?? certaintyOf(from) };
  if (from.pages) result.pages = from.pages;
  if (from.web) result.web = from.web;
  return result;
}

function certaintyOf(from: SourceOfFact): Certainty {
  if (from.pages) return "documented";
  return from.web ? "web edition" : "seen";
}

/** Documented values first, then those that only files have. */
export function resolveValues(
  documented: ValuesSource | undefined,
  fromFiles: ValuesSource | undefined,
  descriptions: Record<string, { summary: string }> = {},
): ValueSchema[] {
  const result: ValueSchema[] = [];
  for (const [values, isFromFiles] of [
    [documented, false],
    [fromFiles, true],
  ] as const) {
    for (const [value, text] of valueEntries(values)) {
      const summary = text ?? descriptions[value]?.summary;
      result.push(
        summary === undefined
          ? { value, fromFiles: isFromFiles }
          : { value, summary, fromFiles: isFromFiles },
      );
    }
  }
  return result;
}

function valueEntries(values: ValuesSource | undefined): [string, string | undefined][] {
  if (values === undefined) return [];
  return Array.isArray(values) ? values.map((value) => [value, undefined]) : Object.entries(values);
}

function describingTable(
  source: SchemaSource,
  table: "operators" | "value-types",
): Record<string, { summary: string }> {
  return table === "operators" ? source.operators : source.valueTypes;
}

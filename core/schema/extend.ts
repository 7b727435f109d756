/** Item types and keywords that a user adds in the configuration. */
import { ownEntry, pickDefined } from "./keywords.ts";
import { createSchema, type Schema } from "./schema.ts";
import type { CheckTypeSource, CheckTypesFile, ItemSource, KeywordSource, KeywordSources } from "./source.ts";
import type { CheckTypeAdditions, ItemAdditions, KeywordAdditions, SchemaAdditions } from "./types.ts";

/**
 * A new schema with the additions; `base` is not changed. What an addition says about an existing keyword
 * wins over the base; what it leaves out stays.
 */
export function extendSchema(base: Schema, additions: SchemaAdditions): Schema {
  const { source } = base;
  const extended = Object.entries(additions.checkTypes ?? {}).map(([name, added]) =>
    extendCheckType(base.files.get(name), name, added),
  );
  const frameworks = Object.fromEntries(
    (additions.frameworks ?? [])
      .filter((id) => !Object.hasOwn(source.frameworks, id))
      .map((id) => [id, { name: id, frequency: 0 }]),
  );
  return createSchema({
    ...source,
    // Later files win, so the extended check types replace those of the base.
    checkTypeFiles: [...source.checkTypeFiles, ...extended],
    frameworks: { ...source.frameworks, ...frameworks },
  });
}

function extendCheckType(
  file: CheckTypesFile | undefined,
  name: string,
  added: CheckTypeAdditions,
): CheckTypesFile {
  const own: CheckTypeSource = file?.checkTypes[name] ?? { label: added.label ?? name };
  const addedItems = Object.entries(added.itemTypes ?? {}).map(([itemType, item]): [string, ItemSource] => [
    itemType,
    extendItem(ownEntry(file?.itemTypes, itemType), item),
  ]);
  const untyped = own.untyped === false ? undefined : (own.untyped ?? file?.untyped);
  const extended: CheckTypeSource = { ...own };
  if (added.rawDoubleQuotes !== undefined) extended.rawDoubleQuotes = added.rawDoubleQuotes;
  if (own.itemTypes !== undefined) {
    extended.itemTypes = [...new Set([...own.itemTypes, ...Object.keys(added.itemTypes ?? {})])];
  }
  if (added.untyped !== undefined) extended.untyped = extendItem(untyped, added.untyped);
  return {
    ...file,
    checkTypes: { [name]: extended },
    commonKeywords: [...new Set([...(file?.commonKeywords ?? []), ...Object.keys(added.keywords ?? {})])],
    keywords: { ...file?.keywords, ...keywordSources(added.keywords ?? {}, file?.keywords ?? {}) },
    itemTypes: { ...file?.itemTypes, ...Object.fromEntries(addedItems) },
  };
}

function extendItem(item: ItemSource | undefined, added: ItemAdditions): ItemSource {
  const keywords = added.keywords ?? {};
  const names = Object.keys(keywords);
  const required = names.filter((name) => keywords[name]?.required === true);
  const relaxed = names.filter((name) => keywords[name]?.required === false);
  const keep = (name: string) => !relaxed.includes(name);
  return {
    summary: added.summary ?? item?.summary ?? "Added by the configuration.",
    ...item,
    ...(added.summary !== undefined && { summary: added.summary }),
    required: [...new Set([...(item?.required ?? []).filter(keep), ...required])],
    optional: [...new Set([...(item?.optional ?? []), ...names])],
    keywords: { ...item?.keywords, ...keywordSources(keywords, item?.keywords ?? {}) },
  };
}

function keywordSources(added: Record<string, KeywordAdditions>, existing: KeywordSources): KeywordSources {
  return Object.fromEntries(
    Object.entries(added).map(([name, keyword]): [string, KeywordSource] => [
      name,
      {
        ...ownEntry(existing, name),
        ...pickDefined(keyword, ["summary", "form", "repeatable", "values", "openValues"]),
      },
    ]),
  );
}

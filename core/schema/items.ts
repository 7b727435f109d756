/** Builds the item schemas of one check type file. */
import { ownEntry, pickDefined, resolveKeyword, resolveSource } from "./keywords.ts";
import type { CheckTypesFile, ItemFrequency, ItemSource, KeywordSource, SchemaSource } from "./source.ts";
import type { ItemSchema, KeywordSchema } from "./types.ts";

export interface ItemRequest {
  kind: ItemSchema["kind"];
  checkType: string;
  name: string;
  element: ItemSchema["element"];
  strict: boolean;
  frequency: ItemFrequency;
}

/**
 * Every item needs a `description` unless it lists it as optional. `file` holds the shared keyword
 * definitions; undefined for `<report>`, which only has its own.
 */
export function buildItem(
  source: SchemaSource,
  file: CheckTypesFile | undefined,
  item: ItemSource,
  request: ItemRequest,
): ItemSchema {
  const keywords = new Map<string, KeywordSchema>();
  const layersOf = (key: string): (KeywordSource | undefined)[] => [
    ownEntry(source.common.keywords, key),
    file && ownEntry(source.sharedKeywords, key),
    ownEntry(file?.keywords, key),
    request.kind === "builtin" ? ownEntry(file?.builtinKeywords, key) : undefined,
    ownEntry(item.keywords, key),
  ];
  const common = new Set([...source.common.item, ...(file?.commonKeywords ?? [])]);
  const add = (key: string, required: boolean, seenOnly = false) => {
    const merged: KeywordSource = {};
    for (const layer of layersOf(key)) Object.assign(merged, layer);
    const name = merged.name ?? key;
    if (keywords.has(name)) return;
    const frequency = request.frequency.keywords?.[name] ?? ownEntry(source.common.frequency, name) ?? 0;
    const use = { required, frequency, common: common.has(key) };
    keywords.set(name, resolveKeyword(source, key, withSource(merged, item, seenOnly), use));
  };

  const leading = leadingKeyword(request.kind);
  if (leading !== undefined) add(leading, true);
  add("description", !item.optional?.includes("description"));
  for (const key of item.required ?? []) add(key, true);
  for (const key of item.optional ?? []) add(key, false);
  for (const key of item.seen ?? []) add(key, false, true);
  if (request.kind !== "report") {
    for (const key of file?.commonKeywords ?? []) add(key, false);
    for (const key of source.common.item) add(key, false);
  }

  const first = leading === undefined ? ["description"] : [leading, "description"];
  const required = [...keywords.values()]
    .filter((keyword) => keyword.required)
    .map((keyword) => keyword.name);
  const schema: ItemSchema = {
    kind: request.kind,
    checkType: request.checkType,
    name: request.name,
    element: item.element ?? request.element,
    summary: item.summary,
    platforms: item.platforms ?? [],
    strict: item.strict ?? request.strict,
    keywords,
    order: [...new Set([...first, ...(item.order ?? required)])],
    requiredOneOf: item.requiredOneOf ?? [],
    mutuallyExclusive: item.mutuallyExclusive ?? [],
    frequency: request.frequency.items ?? 0,
    ...resolveSource(item),
  };
  return Object.assign(schema, pickDefined(item, ["note", "needs", "verdicts", "twin", "example"]));
}

/** The source of a keyword: files only, its own definition, or the same as the item. */
function withSource(keyword: KeywordSource, item: ItemSource, seenOnly: boolean): KeywordSource {
  const { pages, web, certainty, ...rest } = keyword;
  if (seenOnly) return { ...rest, certainty: "seen" };
  const from = pages || web || certainty ? keyword : item;
  return { ...rest, ...pickDefined(from, ["pages", "web", "certainty"]) };
}

function leadingKeyword(kind: ItemSchema["kind"]): "type" | "name" | undefined {
  if (kind === "typed") return "type";
  return kind === "builtin" ? "name" : undefined;
}

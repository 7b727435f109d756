/** Builds the item schemas of one check type file. */
import { defined, resolveKeyword, resolveSource } from "./keywords.ts";
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

/** `file` holds the shared keyword definitions; undefined for `<report>`, which has its own only. */
export function buildItem(
  source: SchemaSource,
  file: CheckTypesFile | undefined,
  item: ItemSource,
  request: ItemRequest,
): ItemSchema {
  const keywords = new Map<string, KeywordSchema>();
  const layersOf = (key: string): (KeywordSource | undefined)[] => [
    source.common.keywords[key],
    file?.keywords?.[key],
    request.kind === "builtin" ? file?.builtinKeywords?.[key] : undefined,
    item.keywords?.[key],
  ];
  const add = (key: string, required: boolean) => {
    const layers = layersOf(key);
    const name = (Object.assign({}, ...layers) as KeywordSource).name ?? key;
    if (keywords.has(name)) return;
    const frequency = request.frequency.keywords?.[name] ?? source.common.frequency[name] ?? 0;
    keywords.set(name, resolveKeyword(source, key, layers, { required, frequency }));
  };

  const leading = leadingKeyword(request.kind);
  if (leading !== undefined) add(leading, true);
  add("description", true);
  for (const key of item.required ?? []) add(key, true);
  for (const key of item.optional ?? []) add(key, false);
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
  return Object.assign(schema, defined(item, ["note", "needs", "verdicts", "twin", "example"]));
}

function leadingKeyword(kind: ItemSchema["kind"]): "type" | "name" | undefined {
  if (kind === "typed") return "type";
  return kind === "builtin" ? "name" : undefined;
}

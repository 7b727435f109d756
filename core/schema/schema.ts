/** What the schema knows about check types, items and keywords. Everything is built on first use. */
import { ownText } from "../text/own-text.ts";
import { schemaSource } from "./files.ts";
import { buildItem } from "./items.ts";
import { ownEntry, pickDefined, resolveSource, resolveValues } from "./keywords.ts";
import { predefinedItem } from "./predefined.ts";
import type { AttributeSource, CheckTypeSource, CheckTypesFile, ItemSource, SchemaSource } from "./source.ts";
import type { AttributeSchema, CheckTypeSchema, ItemSchema, KeywordSchema } from "./types.ts";

/** A schema: the standard one, or one made by `extendSchema`. */
export interface Schema {
  readonly source: SchemaSource;
  /** What has been built so far: tables, each under its name or the object that it belongs to. */
  readonly built: Map<string | object, Map<string, unknown>>;
  /** Check type → the file that describes it. */
  readonly files: ReadonlyMap<string, CheckTypesFile>;
}

export function createSchema(source: SchemaSource): Schema {
  const files = new Map<string, CheckTypesFile>();
  for (const file of source.checkTypeFiles)
    for (const name of Object.keys(file.checkTypes)) files.set(name, file);
  return { source, built: new Map(), files };
}

/** The schema that comes with the product. */
export const standardSchema: Schema = createSchema(schemaSource);

/**
 * Returns what was built under this name of a table, or builds it. Missing entries are not remembered: names
 * come from users.
 */
export function once<Value>(schema: Schema, table: string | object, name: string, build: () => Value): Value {
  let values = schema.built.get(table);
  if (values === undefined) {
    values = new Map();
    schema.built.set(table, values);
  }
  let value = values.get(name);
  if (value === undefined) {
    value = build();
    if (value !== undefined) values.set(ownText(name), value);
  }
  return value as Value;
}

/** All check types, most used first. */
export function checkTypes(schema: Schema = standardSchema): readonly CheckTypeSchema[] {
  return once(schema, "check types", "all", () =>
    [...schema.files]
      .map(([name, file]) => buildCheckType(schema, name, file))
      .sort((a, b) => b.frequency - a.frequency || (a.name < b.name ? -1 : 1)),
  );
}

/** The check type with exactly this name. */
export function checkTypeSchema(name: string, schema: Schema = standardSchema): CheckTypeSchema | undefined {
  const file = schema.files.get(name);
  return file && once(schema, "check type", name, () => buildCheckType(schema, name, file));
}

/**
 * A check type in the spelling of the schema, if only the case differs: nothing that depends on the check
 * type depends on its case. Any other name is returned unchanged.
 */
export function canonicalCheckType(name: string, schema: Schema = standardSchema): string {
  if (schema.files.has(name)) return name;
  const folded = name.toLowerCase();
  for (const known of schema.files.keys()) if (known.toLowerCase() === folded) return known;
  return name;
}

/** Does a double-quoted string end at the next `"`, whatever is before it? Not for unknown check types. */
export function hasRawDoubleQuotes(checkType: string | undefined, schema: Schema = standardSchema): boolean {
  if (checkType === undefined) return false;
  const own = schema.files.get(checkType)?.checkTypes[checkType]?.rawDoubleQuotes;
  return own ?? schema.source.common.rawDoubleQuotes.includes(checkType);
}

/** Does the scanner drop a single backslash in double-quoted strings of this check type? */
export function dropsBackslashes(checkType: string, schema: Schema = standardSchema): boolean {
  return schema.source.common.dropsBackslashes.includes(checkType);
}

/**
 * Item types of a check type, most used first; empty for an unknown one. The untyped form is not included.
 */
export function itemTypesOf(checkType: string, schema: Schema = standardSchema): readonly ItemSchema[] {
  return once(schema, "items of", checkType, () =>
    (checkTypeSchema(checkType, schema)?.itemTypes ?? []).flatMap(
      (name) => itemSchema(checkType, name, schema) ?? [],
    ),
  );
}

/** An item type of a check type; with type `undefined`, the form without `type`. */
export function itemSchema(
  checkType: string,
  itemType: string | undefined,
  schema: Schema = standardSchema,
): ItemSchema | undefined {
  const file = schema.files.get(checkType);
  const own = file?.checkTypes[checkType];
  if (file === undefined || own === undefined) return undefined;
  return once(schema, own, itemType ?? "", () => {
    const item = itemType === undefined ? untypedSource(file, own) : typedSource(file, own, itemType);
    if (item === undefined) return undefined;
    const frequency = schema.source.frequency[checkType];
    return buildItem(schema.source, file, item, {
      kind: itemType === undefined ? "untyped" : "typed",
      checkType,
      name: itemType ?? "",
      element: own.element ?? "custom_item",
      strict: own.strict ?? false,
      frequency: (itemType === undefined ? frequency?.untyped : frequency?.itemTypes?.[itemType]) ?? {},
    });
  });
}

/** The names of the check types that have an item type of this name. */
export function checkTypesWithItemType(itemType: string, schema: Schema = standardSchema): readonly string[] {
  return checkTypes(schema)
    .filter((checkType) => checkType.itemTypes.includes(itemType))
    .map((checkType) => checkType.name);
}

/**
 * True for an item type of only one plugin or one family of plugins. The others, such as CMD_EXEC and
 * KB_VALUE, are added to one plugin after another, so a plugin may have them although no source shows it.
 */
export function isOfOneFamily(itemType: string, schema: Schema = standardSchema): boolean {
  const families = checkTypesWithItemType(itemType, schema).map((name) => schema.files.get(name));
  return new Set(families).size === 1;
}

/** Built-in checks (Unix) and predefined policies (Windows) by their `name`. */
export function builtinItems(
  checkType: string,
  schema: Schema = standardSchema,
): ReadonlyMap<string, ItemSchema> {
  return once(schema, "builtins of", checkType, () => {
    const items = new Map<string, ItemSchema>();
    for (const name of checkTypeSchema(checkType, schema)?.builtins ?? []) {
      const item = builtinItem(checkType, name, schema);
      if (item !== undefined) items.set(name, item);
    }
    return items;
  });
}

/** The built-in check or predefined policy with exactly this name. */
export function builtinItem(
  checkType: string,
  name: string,
  schema: Schema = standardSchema,
): ItemSchema | undefined {
  const file = schema.files.get(checkType);
  if (file === undefined) return undefined;
  return once(schema, `builtins of ${checkType}`, name, () => {
    const frequency = { items: schema.source.frequency[checkType]?.builtins?.[name] ?? 0 };
    const item = ownEntry(file.builtins, name);
    if (item === undefined) return predefinedItem(schema.source, checkType, name, frequency);
    const request = { kind: "builtin", checkType, name, element: "item", strict: true, frequency } as const;
    return buildItem(schema.source, file, item, request);
  });
}

/** The keywords of `<report>`. */
export function reportSchema(schema: Schema = standardSchema): ItemSchema {
  return once(schema, "report", "", () =>
    buildItem(schema.source, undefined, schema.source.common.report, {
      kind: "report",
      checkType: "",
      name: "report",
      element: "report",
      strict: true,
      frequency: {},
    }),
  );
}

/** A check in the model of a policy. */
export interface CheckShape {
  tag: "custom_item" | "item" | "report";
  /** The value of `type`. */
  itemType: string | undefined;
  /** The value of `name` of an `<item>` without `type`. */
  builtin: string | undefined;
}

/** The schema of a check; undefined if its item type or name is unknown. */
export function schemaOfCheck(
  checkType: CheckTypeSchema,
  check: CheckShape,
  schema: Schema = standardSchema,
): ItemSchema | undefined {
  if (check.tag === "report") return reportSchema(schema);
  if (check.itemType !== undefined) return itemSchema(checkType.name, check.itemType, schema);
  if (check.builtin !== undefined) return builtinItem(checkType.name, check.builtin, schema);
  return itemSchema(checkType.name, undefined, schema);
}

export function keywordSchema(item: ItemSchema, name: string): KeywordSchema | undefined {
  return item.keywords.get(name);
}

/** The keywords of an item: required ones first, then the others, most used first. */
export function keywordsOf(item: ItemSchema): readonly KeywordSchema[] {
  return [...item.keywords.values()].sort(
    (a, b) => Number(b.required) - Number(a.required) || b.frequency - a.frequency,
  );
}

/** The keyword of this item that says what `name` says in the other dialect: `value_data` → `ports`. */
export function twinKeyword(item: ItemSchema, name: string): string | undefined {
  return Object.entries(item.twin?.keywords ?? {}).find(
    ([here, there]) => there === name && here !== name,
  )?.[0];
}

/** Keywords in which `\n` means a line break. */
export function newlineEscapeKeywords(schema: Schema = standardSchema): readonly string[] {
  return schema.source.common.newlineEscape;
}

export function buildAttributes(sources: Record<string, AttributeSource> = {}): AttributeSchema[] {
  return Object.entries(sources).map(([name, attribute]) => ({
    name,
    summary: attribute.summary,
    required: attribute.required ?? false,
    values: resolveValues(attribute.values, attribute.valuesFromFiles),
    openValues: attribute.openValues ?? false,
    caseInsensitive: attribute.caseInsensitive ?? false,
    quoted: attribute.quoted ?? "quoted",
  }));
}

function typedSource(file: CheckTypesFile, own: CheckTypeSource, itemType: string): ItemSource | undefined {
  if (own.itemTypes !== undefined && !own.itemTypes.includes(itemType)) return undefined;
  return ownEntry(file.itemTypes, itemType);
}

function untypedSource(file: CheckTypesFile, own: CheckTypeSource): ItemSource | undefined {
  return own.untyped === false ? undefined : (own.untyped ?? file.untyped);
}

function buildCheckType(schema: Schema, name: string, file: CheckTypesFile): CheckTypeSchema {
  const own = file.checkTypes[name] as CheckTypeSource;
  const frequency = schema.source.frequency[name];
  const count = (itemType: string) => frequency?.itemTypes?.[itemType]?.items ?? 0;
  const itemTypes = (own.itemTypes ?? Object.keys(file.itemTypes ?? {}))
    .slice()
    .sort((a, b) => count(b) - count(a));
  const attributes = buildAttributes(own.attributes);
  const checkType: CheckTypeSchema = {
    name,
    label: own.label,
    tag: openingTag(name, attributes),
    attributes,
    rawDoubleQuotes: hasRawDoubleQuotes(name, schema),
    dropsBackslashes: dropsBackslashes(name, schema),
    groupPolicy: own.groupPolicy ?? "possible",
    strict: own.strict ?? false,
    element: own.element ?? "custom_item",
    itemTypes,
    hasUntyped: untypedSource(file, own) !== undefined,
    builtins: builtinNames(schema, name, file),
    frequency: itemTypes.reduce((sum, itemType) => sum + count(itemType), frequency?.untyped?.items ?? 0),
    ...resolveSource(own),
  };
  return Object.assign(checkType, pickDefined(own, ["note", "plugin"]));
}

function builtinNames(schema: Schema, checkType: string, file: CheckTypesFile): string[] {
  const names = Object.keys(file.builtins ?? {});
  for (const policies of schema.source.predefinedPolicies) {
    if (policies.checkType !== checkType) continue;
    for (const group of Object.values(policies.groups)) {
      for (const name of Object.keys(group.policies)) names.push(name);
    }
  }
  const count = (name: string) => schema.source.frequency[checkType]?.builtins?.[name] ?? 0;
  return names.sort((a, b) => count(b) - count(a));
}

function openingTag(checkType: string, attributes: readonly AttributeSchema[]): string {
  let tag = `<check_type:"${checkType}"`;
  for (const attribute of attributes) {
    if (!attribute.required) continue;
    const value = attribute.values[0]?.value ?? "";
    tag += ` ${attribute.name}:${attribute.quoted === "bare" ? value : `"${value}"`}`;
  }
  return `${tag}>`;
}

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemaSource } from "../../../core/schema/files.ts";
import {
  aclSchema,
  builtinItems,
  checkTypes,
  type ItemSchema,
  itemSchema,
  itemTypesOf,
  type KeywordSchema,
  metadataElements,
  operators,
  reportSchema,
  type Sourced,
  tagNames,
  tagSchema,
  valueFormSchema,
  valueTypes,
} from "../../../core/schema/index.ts";
import type { CheckTypesFile, ItemSource } from "../../../core/schema/source.ts";

const guidePages = 386;

const items: ItemSchema[] = checkTypes().flatMap((checkType) => [
  ...itemTypesOf(checkType.name),
  ...[itemSchema(checkType.name, undefined) ?? []].flat(),
  ...builtinItems(checkType.name).values(),
]);
const titleOf = (item: ItemSchema) => `${item.checkType} ${item.kind} ${item.name}`;

function pagesOf(text: string): number[] {
  return text.split(", ").flatMap((part) => part.split("-").map(Number));
}

function assertSource(what: string, source: Sourced): void {
  const pages = pagesOf(source.pages ?? "1");
  assert.ok(
    pages.every((page) => page >= 1 && page <= guidePages),
    `${what}: pages ${source.pages}`,
  );
  for (const range of (source.pages ?? "").split(", ").filter((part) => part.includes("-"))) {
    const [from, to] = range.split("-").map(Number);
    assert.ok(from! < to!, `${what}: pages ${range}`);
  }
  if (source.certainty === "documented") assert.ok(source.pages, `${what}: documented, but on no page`);
  if (source.certainty === "web edition") assert.ok(source.web, `${what}: web edition, but no web page`);
}

describe("items", () => {
  for (const item of [...items, reportSchema()]) {
    test(titleOf(item), () => {
      const names = [...item.keywords.keys()];
      assertSource(titleOf(item), item);
      assert.ok(item.summary);
      assert.ok(item.keywords.has("description"));
      for (const keyword of [...item.order, ...item.requiredOneOf.flat(), ...item.mutuallyExclusive.flat()]) {
        assert.ok(names.includes(keyword), `${keyword} is not a keyword of ${titleOf(item)}`);
      }
      for (const keyword of item.keywords.values()) assertKeyword(item, keyword);
    });
  }
});

function assertKeyword(item: ItemSchema, keyword: KeywordSchema): void {
  const what = `${titleOf(item)} ${keyword.name}`;
  assertSource(what, keyword);
  assert.ok(keyword.summary, `${what} has no description`);
  assert.ok(valueFormSchema(keyword.form).label, what);
  for (const other of [...keyword.requires, ...keyword.requiredUnless]) {
    assert.ok(item.keywords.has(other), `${what} refers to ${other}`);
  }
  const values = keyword.values.map((value) => value.value);
  assert.deepEqual(values, [...new Set(values)], `${what}: a value twice`);
  for (const right of Object.values(keyword.slips ?? {}))
    assert.ok(values.includes(right), `${what}: slip to ${right}`);
  if (
    keyword.required &&
    item.kind !== "report" &&
    keyword.absentInFiles === 0 &&
    keyword.requiredUnless.length === 0
  ) {
    assert.ok(item.order.includes(keyword.name), `${what} is required, but not in a new check`);
  }
  if (keyword.pattern !== undefined) {
    const pattern = new RegExp(keyword.pattern);
    assert.match(keyword.pattern, /^\^/, `${what}: the pattern is not anchored`);
    if (keyword.example?.startsWith('"')) assert.match(keyword.example.slice(1, -1), pattern, what);
  }
  if (keyword.example !== undefined && values.length > 0 && !keyword.openValues) {
    const text = keyword.example.replace(/^"|"$/g, "");
    const words = keyword.form === "token-list" ? text.split(", ") : [text];
    for (const word of words) assert.ok(values.includes(word), `${what}: example ${keyword.example}`);
  }
}

test("every key that an item names is defined", () => {
  for (const file of schemaSource.checkTypeFiles) {
    const own = Object.values(file.checkTypes).flatMap((checkType) => checkType.untyped || []);
    const all = [...Object.values(file.itemTypes ?? {}), ...[file.untyped ?? []].flat(), ...own];
    for (const item of all) assertKeys(file, item, false);
    for (const item of Object.values(file.builtins ?? {})) assertKeys(file, item, true);
  }
});

function assertKeys(file: CheckTypesFile, item: ItemSource, builtin: boolean): void {
  const { common, sharedKeywords } = schemaSource;
  const named = [...(item.required ?? []), ...(item.optional ?? []), ...(item.seen ?? [])];
  assert.deepEqual(named, [...new Set(named)], `a keyword twice in: ${item.summary}`);
  for (const key of named) {
    const definitions = [
      common.keywords,
      sharedKeywords,
      file.keywords,
      builtin ? file.builtinKeywords : {},
      item.keywords,
    ];
    assert.ok(
      definitions.some((keywords) => keywords?.[key]?.summary),
      `${key} is not defined (${item.summary})`,
    );
  }
  for (const key of Object.keys(item.keywords ?? {})) {
    const implied = ["type", "name", ...common.item, ...(file.commonKeywords ?? [])];
    assert.ok(named.includes(key) || implied.includes(key), `${key} overrides nothing (${item.summary})`);
  }
}

test("every definition of a file is used", () => {
  for (const file of schemaSource.checkTypeFiles) {
    const own = Object.values(file.checkTypes).flatMap((checkType) => checkType.untyped || []);
    const all = [
      ...Object.values(file.itemTypes ?? {}),
      ...Object.values(file.builtins ?? {}),
      ...own,
      ...[file.untyped ?? []].flat(),
    ];
    const used = new Set([
      ...(file.commonKeywords ?? []),
      ...all.flatMap((item) => [...(item.required ?? []), ...(item.optional ?? []), ...(item.seen ?? [])]),
    ]);
    for (const key of Object.keys(file.keywords ?? {})) {
      assert.ok(used.has(key), `${key} in ${Object.keys(file.checkTypes)}`);
    }
  }
});

test("twins point at each other", () => {
  for (const item of items.filter((candidate) => candidate.twin !== undefined)) {
    const twin = itemSchema(item.twin!.checkType, item.twin!.itemType);
    for (const [here, there] of Object.entries(item.twin!.keywords)) {
      assert.ok(item.keywords.has(here) && twin?.keywords.has(there), `${here} and ${there}`);
      assert.equal(twin?.twin?.keywords[there], here);
    }
  }
});

test("value_type, check_type and the types of policies are in their tables", () => {
  const types = new Set(valueTypes().map((type) => type.name));
  const comparisons = new Set(operators().map((operator) => operator.name));
  for (const item of items) {
    if (item.valueType !== undefined) assert.ok(types.has(item.valueType), item.valueType);
    for (const { value } of item.keywords.get("value_type")?.values ?? []) assert.ok(types.has(value), value);
    for (const { value } of item.keywords.get("check_type")?.values ?? [])
      assert.ok(comparisons.has(value), value);
    for (const keyword of item.keywords.values()) {
      for (const [value, type] of Object.entries(keyword.valueTypeBy ?? {})) {
        assert.ok(
          keyword.values.some((known) => known.value === value) && types.has(type),
          `${value}: ${type}`,
        );
        assert.ok(
          item.keywords.get("value_type")?.values.some((known) => known.value === type),
          `${item.name} ${type}`,
        );
      }
    }
  }
});

test("tags and ACL blocks know each other", () => {
  for (const name of tagNames()) {
    const tag = tagSchema(name)!;
    assertSource(name, tag);
    for (const parent of tag.parents)
      assert.ok(parent === "" || tagSchema(parent)?.children.includes(name), parent);
    for (const child of tag.children) assert.ok(tagSchema(child)?.parents.includes(name), child);
    for (const word of aclSchema(name)?.usedBy ?? []) assert.ok(itemSchema("Windows", word), word);
  }
});

test("elements of the metadata header are nested", () => {
  const names = new Set(metadataElements().map((element) => element.name));
  for (const element of metadataElements()) {
    for (const parent of element.parents) assert.ok(parent === "" || names.has(parent), parent);
  }
});

test("frequencies are of things that exist", () => {
  for (const [name, frequency] of Object.entries(schemaSource.frequency)) {
    for (const itemType of Object.keys(frequency.itemTypes ?? {})) {
      assert.ok(itemSchema(name, itemType), `${name} ${itemType}`);
    }
    for (const builtin of Object.keys(frequency.builtins ?? {})) {
      assert.ok(builtinItems(name).has(builtin), `${name} ${builtin}`);
    }
  }
});

test("known mistakes lead to words that exist", () => {
  for (const mistake of schemaSource.mistakes) {
    const { kind, wrong, right } = mistake;
    const names =
      mistake.checkTypes.length > 0 ? mistake.checkTypes : checkTypes().map((checkType) => checkType.name);
    const reached = names.filter((name) => isKnown(kind, name, right));
    const missing = mistake.checkTypes.filter((name) => !reached.includes(name));
    assert.ok(reached.length > 0 && missing.length === 0, `${kind} ${right} (${missing})`);
    assert.ok(!names.some((name) => isKnown(kind, name, wrong)), `${kind} ${wrong} is not wrong`);
  }
});

function isKnown(kind: string, checkType: string, word: string): boolean {
  const all = [...itemTypesOf(checkType)];
  if (kind === "check-type") return checkTypes().some((candidate) => candidate.name === word);
  if (kind === "item-type") return all.some((item) => item.name === word);
  if (kind === "builtin") return builtinItems(checkType).has(word);
  if (kind === "tag") return tagNames().includes(word);
  if (kind === "keyword") return all.some((item) => item.keywords.has(word));
  return all.some((item) =>
    [...item.keywords.values()].some((keyword) => keyword.values.some((v) => v.value === word)),
  );
}

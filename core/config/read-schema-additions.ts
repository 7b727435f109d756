import {
  type CheckTypeAdditions,
  type ItemAdditions,
  type KeywordAdditions,
  type SchemaAdditions,
  valueForms,
} from "../schema/index.ts";
import { type Read, readFlag, readList, readObject, readRecord, readText, readWord } from "./read-json.ts";

const readKeyword = readObject<KeywordAdditions>({
  summary: readText,
  form: readWord(valueForms().map(({ name }) => name)),
  required: readFlag,
  repeatable: readFlag,
  values: readList(readText),
  openValues: readFlag,
});

const readItem = readObject<ItemAdditions>({ summary: readText, keywords: readRecord(readKeyword) });

const readCheckType = readObject<CheckTypeAdditions>({
  label: readText,
  rawDoubleQuotes: readFlag,
  itemTypes: readRecord(readItem),
  untyped: readItem,
  keywords: readRecord(readKeyword),
});

/** `"schema"` of a configuration: what a plugin knows beyond the standard schema. */
export const readSchemaAdditions: Read<SchemaAdditions> = readObject<SchemaAdditions>({
  checkTypes: readRecord(readCheckType),
  frameworks: readList(readText),
});

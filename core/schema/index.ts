/** What the rest of the project imports from the schema. */
export { closest } from "../text/closest.ts";
export { exampleCheck, exampleValue } from "./example.ts";
export { extendSchema } from "./extend.ts";
export {
  builtinItem,
  builtinItems,
  type CheckShape,
  checkTypeSchema,
  checkTypes,
  checkTypesWithItemType,
  hasRawDoubleQuotes,
  isOfOneFamily,
  itemSchema,
  itemTypesOf,
  keywordSchema,
  keywordsOf,
  newlineEscapeKeywords,
  reportSchema,
  type Schema,
  schemaOfCheck,
  standardSchema,
  twinKeyword,
} from "./schema.ts";
export {
  closestBuiltin,
  closestCheckType,
  closestItemType,
  closestKeyword,
  frameworks,
  knownMistake,
  operators,
  valueFormSchema,
  valueForms,
  valueTypeSchema,
  valueTypes,
} from "./tables.ts";
export { aclSchema, metadataElements, tagNames, tagSchema } from "./tags.ts";
export type * from "./types.ts";

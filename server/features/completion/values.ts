import {
  builtinItems,
  explainOperator,
  explainValue,
  explainValueType,
  type KeywordSchema,
  operators,
  pageAsMarkdown,
  typedValueOf,
  type ValueForm,
  type ValueSchema,
  valueTypeSchema,
} from "../../../core/editor.ts";
import { documentCheckType } from "../../documents/keyword-holder.ts";
import { aclNames } from "./acl-names.ts";
import type { CompletionContext } from "./context.ts";
import { referenceTo } from "./data.ts";
import type { Suggestion } from "./edit.ts";
import { namesSomethingOfHost, suggestObservedValues } from "./observed.ts";
import { type OfferedValue, suggestValue } from "./offered-value.ts";
import type { ValuePlace } from "./place.ts";
import { suggestPortElements } from "./ports.ts";
import { suggestReferences } from "./references.ts";
import { itemTypesToOffer } from "./snippet.ts";

export function suggestKeywordValues(
  context: CompletionContext,
  name: string,
  place: ValuePlace,
): Suggestion[] {
  const keyword = context.holder?.keywords.get(name);
  if (keyword?.form === "reference-list") return suggestReferences(context, place);
  const form = keyword && formOf(context, keyword);
  if (form === "port" || form === "port-list") return suggestPortElements(context, place);
  const offered = form === "acl-name" ? aclNames(context) : valuesOf(context, name, keyword);
  return [
    ...offered.flatMap((value) => suggestValue(context, place, value)),
    ...(keyword === undefined ? [] : suggestObservedValues(context, keyword, place)),
  ];
}

/** The form of the value; that of `value_data` depends on its value type. */
function formOf({ document, holder }: CompletionContext, keyword: KeywordSchema): ValueForm {
  const { check, item } = holder!;
  const typed = check && item && typedValueOf(check, item, document.schema);
  return typed?.keyword.name === keyword.name ? typed.type.form : keyword.form;
}

/** True if there is something to choose from as soon as the keyword is written. */
export function offersValues(keyword: KeywordSchema, hasHost: boolean): boolean {
  if (keyword.name === "type" || keyword.values.length > 0) return true;
  const { form } = keyword;
  if (form === "reference-list" || form === "port" || form === "port-list" || form === "acl-name")
    return true;
  return hasHost && (namesSomethingOfHost(keyword) || keyword.name === "name");
}

function valuesOf(
  { document, holder }: CompletionContext,
  name: string,
  keyword: KeywordSchema | undefined,
): OfferedValue[] {
  const checkType = documentCheckType(document);
  const tag = holder?.check?.tag;
  if (checkType !== undefined && name === "type" && tag !== undefined && tag !== "report") {
    return itemTypesToOffer(checkType.name, document.schema).map((item) => ({
      value: item.name,
      bare: true,
      withKeywords: item,
      data: referenceTo(item),
    }));
  }
  if (checkType !== undefined && name === "name" && tag === "item" && holder?.check?.itemType === undefined) {
    return [...builtinItems(checkType.name, document.schema).values()].map((item) => ({
      value: item.name,
      bare: false,
      detail: item.category,
      data: referenceTo(item),
    }));
  }
  if (keyword === undefined) return [];
  const { check, item } = holder!;
  const typed = check && item && typedValueOf(check, item, document.schema);
  const byType = typed !== undefined && typed.keyword.name === name ? typed.type.values : [];
  const bare = keyword.quoted === "bare";
  return distinct([...byType, ...keyword.values]).map((value) => ({
    value: value.value,
    bare,
    detail: value.value === keyword.default ? "default" : undefined,
    documentation: documentationOf(keyword, value),
  }));
}

function distinct(values: readonly ValueSchema[]): ValueSchema[] {
  return [...new Map(values.map((value) => [value.value, value])).values()];
}

function documentationOf(keyword: KeywordSchema, value: ValueSchema): string {
  const type = keyword.name === "value_type" ? valueTypeSchema(value.value) : undefined;
  if (type !== undefined) return pageAsMarkdown(explainValueType(type));
  const operator = keyword.name === "check_type" && operators().find(({ name }) => name === value.value);
  return pageAsMarkdown(operator ? explainOperator(operator) : explainValue(value, keyword));
}

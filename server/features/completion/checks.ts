import {
  type CheckTypeSchema,
  itemSchema,
  mayContain,
  type Schema,
  type Span,
} from "../../../core/editor.ts";
import { documentCheckType } from "../../documents/keyword-holder.ts";
import type { CompletionContext } from "./context.ts";
import { referenceTo } from "./data.ts";
import type { Suggestion } from "./edit.ts";
import { checkSnippet, itemTypesToOffer } from "./snippet.ts";

/** Whole checks where a check is allowed: one for each item type of the check type. */
export function suggestChecks({ document, element }: CompletionContext, replace: Span): Suggestion[] {
  const checkType = documentCheckType(document);
  const { schema } = document;
  const parent = element?.tag;
  if (checkType === undefined || !mayContain(parent, "custom_item")) return [];
  return [...itemTypesToOffer(checkType.name, schema), ...untyped(checkType, schema)].map((item) => ({
    label: item.name === "" ? "check without a type" : item.name,
    kind: "Snippet",
    replace,
    text: checkSnippet(item),
    isSnippet: true,
    // Typing the tag also finds the check.
    filter: filterText(document.textOf(replace), `${item.element} ${item.name}`, item.name),
    detail: "check",
    data: referenceTo(item),
  }));
}

function untyped(checkType: CheckTypeSchema, schema: Schema) {
  const item = checkType.hasUntyped ? itemSchema(checkType.name, undefined, schema) : undefined;
  return item === undefined ? [] : [item];
}

/** A client compares the typed text with this; after `<` that begins with the tag. */
export function filterText(typed: string, withTag: string, alone: string): string {
  return typed.startsWith("<") ? `<${withTag}` : alone || withTag;
}

import type { CompletionItem } from "vscode-languageserver";
import { explainItem, explainKeyword, pageAsMarkdown, type Schema } from "../../../core/editor.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";
import { suggestChecks } from "./checks.ts";
import { suggestInComment } from "./comments.ts";
import { type CompletionClient, type CompletionContext, completionContext } from "./context.ts";
import { type CompletionData, referencedItem, referencedKeyword } from "./data.ts";
import { completionItems, markdown, type Suggestion } from "./edit.ts";
import { suggestKeywords } from "./keywords.ts";
import { suggestValue } from "./offered-value.ts";
import {
  attributeValues,
  checkTypeValues,
  suggestAttributes,
  suggestClosingTag,
  suggestClosingTagAfter,
  suggestPolicies,
  suggestSkeletons,
  suggestTags,
} from "./tags.ts";
import { suggestKeywordValues } from "./values.ts";
import { suggestVariables } from "./variables.ts";

export const completionTriggers = ["<", "/", ":", '"', "@", " ", ",", "|", ">"];

export interface CompletionOptions extends Partial<CompletionClient> {
  /** The typed character that triggered completion, if one did. */
  trigger: string | undefined;
}

/** The suggestions at an offset, the most likely first. */
export function completionsAt(
  document: PolicyDocument,
  offset: number,
  { trigger, snippets = false, editorCommands = false, shown }: CompletionOptions,
): CompletionItem[] {
  const client = { snippets, editorCommands, shown };
  const context = completionContext(document, offset, client);
  return context === undefined
    ? completionItems({ document, ...client }, suggestInComment(document, offset, trigger))
    : completionItems(context, suggestionsAt(context, trigger));
}

function suggestionsAt(context: CompletionContext, trigger: string | undefined): Suggestion[] {
  const { place } = context;
  if (trigger === ">") return suggestClosingTagAfter(context);
  switch (place.kind) {
    case "statement":
      // Statements are only suggested after a letter or on request; a list at every blank would be in the
      // way.
      if (trigger !== undefined) return [];
      if (context.holder !== undefined) return suggestKeywords(context, place.word);
      return [
        ...suggestChecks(context, place.word),
        ...suggestPolicies(context, place.word),
        ...suggestSkeletons(context, place.word),
        ...suggestTags(context, place.word),
      ];
    case "value": {
      const variables = suggestVariables(context);
      return variables.length > 0 ? variables : suggestKeywordValues(context, place.keyword, place.value);
    }
    case "tag-name":
      return [
        ...suggestPolicies(context, place.tag),
        ...suggestSkeletons(context, place.tag),
        ...suggestTags(context, place.tag),
        ...suggestChecks(context, place.tag),
      ];
    case "closing-tag":
      return suggestClosingTag(context, place.tag);
    case "tag-value":
      return checkTypeValues(context, place.tagName).flatMap((value) =>
        suggestValue(context, withoutGap(place.value), value),
      );
    case "attribute":
      return suggestAttributes(context, place.tagName, place.present, place.word);
    case "attribute-value":
      return attributeValues(context, place.tagName, place.attribute).flatMap((value) =>
        suggestValue(context, withoutGap(place.value), value),
      );
    default:
      return [];
  }
}

/** In a tag the value directly follows the colon. */
function withoutGap<Place extends { touchesColon: boolean }>(place: Place): Place {
  return { ...place, touchesColon: false };
}

/** Adds the documentation, which is only built for the suggestion that the user looks at. */
export function resolveCompletion(item: CompletionItem, schema: Schema): CompletionItem {
  const data = item.data as CompletionData | undefined;
  const page = data && pageOf(data, schema);
  return page === undefined ? item : { ...item, documentation: markdown(page) };
}

function pageOf(data: CompletionData, schema: Schema): string | undefined {
  if (data.of === "item") {
    const item = referencedItem(data, schema);
    return item && pageAsMarkdown(explainItem(item));
  }
  const { item, keyword } = referencedKeyword(data, schema);
  return keyword && pageAsMarkdown(explainKeyword(item, keyword));
}

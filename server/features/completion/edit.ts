import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type MarkupContent,
} from "vscode-languageserver";
import type { Span } from "../../../core/editor.ts";
import type { CompletionContext } from "./context.ts";
import type { CompletionData, ResolvableData } from "./data.ts";
import { withoutTabStops } from "./snippet.ts";

/** A suggestion: what replaces which part of the text. */
export interface Suggestion {
  label: string;
  kind: keyof typeof CompletionItemKind;
  replace: Span;
  /** A snippet when `isSnippet`, else plain text. */
  text: string;
  isSnippet?: boolean;
  /** What the typed text is compared with; the label when left out. */
  filter?: string;
  /** Shown beside the label. */
  detail?: string | undefined;
  documentation?: string | undefined;
  data?: CompletionData;
}

/** The suggestions as the protocol has them, in the order given. */
export function completionItems(
  { document, snippets }: CompletionContext,
  suggestions: readonly Suggestion[],
): CompletionItem[] {
  return suggestions.map((suggestion, index) => {
    const { label, kind, replace, text, isSnippet, filter, detail, documentation, data } = suggestion;
    const asSnippet = isSnippet && snippets;
    const item: CompletionItem = {
      label,
      kind: CompletionItemKind[kind],
      sortText: String(index).padStart(4, "0"),
      textEdit: {
        range: document.rangeOf(replace),
        newText: isSnippet && !snippets ? withoutTabStops(text) : text,
      },
      insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    };
    if (text.includes("\n")) item.insertTextMode = InsertTextMode.adjustIndentation;
    if (filter !== undefined) item.filterText = filter;
    if (detail !== undefined) item.detail = detail;
    if (documentation !== undefined) item.documentation = markdown(documentation);
    if (data !== undefined) item.data = { ...data, policy: document.uri } satisfies ResolvableData;
    return item;
  });
}

export function markdown(value: string): MarkupContent {
  return { kind: "markdown", value };
}

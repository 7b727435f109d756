import {
  type Command,
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type MarkupContent,
  type Range,
} from "vscode-languageserver";
import type { Span } from "../../../core/editor.ts";
import type { CompletionContext } from "./context.ts";
import type { CompletionData, ResolvableData } from "./data.ts";
import { withoutTabStops } from "./snippet.ts";

/** A suggestion: which part of the text is replaced, and by what. */
export interface Suggestion {
  label: string;
  kind: keyof typeof CompletionItemKind;
  replace: Span;
  /** A snippet when `isSnippet`, else plain text. */
  text: string;
  isSnippet?: boolean;
  /** What the typed text is compared with; the label when left out. */
  filter?: string;
  /** Shown next to the label. */
  detail?: string | undefined;
  documentation?: string | undefined;
  data?: CompletionData;
  /** True: completion is asked for again at once, since there is something to choose from. */
  opensList?: boolean;
}

/** Converts suggestions to items of the protocol, in the same order. */
export function completionItems(
  { document, snippets, editorCommands }: Pick<CompletionContext, "document" | "snippets" | "editorCommands">,
  suggestions: readonly Suggestion[],
): CompletionItem[] {
  let last: { span: Span; range: Range } | undefined;
  // Most suggestions replace the same span, and there can be hundreds.
  const rangeOf = (span: Span): Range => {
    if (last?.span !== span) last = { span, range: document.rangeOf(span) };
    return last.range;
  };
  return suggestions.map((suggestion, index) => {
    const { label, kind, replace, text, isSnippet, filter, detail, documentation, data } = suggestion;
    const asSnippet = isSnippet && snippets;
    const item: CompletionItem = {
      label,
      kind: CompletionItemKind[kind],
      sortText: String(index).padStart(4, "0"),
      textEdit: {
        range: rangeOf(replace),
        newText: isSnippet && !snippets ? withoutTabStops(text) : text,
      },
      insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    };
    if (text.includes("\n")) item.insertTextMode = InsertTextMode.adjustIndentation;
    if (filter !== undefined) item.filterText = filter;
    if (detail !== undefined) item.detail = detail;
    if (documentation !== undefined) item.documentation = markdown(documentation);
    if (suggestion.opensList && editorCommands) item.command = suggestAgain;
    if (data !== undefined) item.data = { ...data, policy: document.uri } satisfies ResolvableData;
    return item;
  });
}

/** Of VS Code. */
const suggestAgain: Command = { title: "Suggest", command: "editor.action.triggerSuggest" };

export function markdown(value: string): MarkupContent {
  return { kind: "markdown", value };
}

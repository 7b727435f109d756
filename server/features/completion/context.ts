import { isInComment } from "../../../core/semantics/variables.ts";
import { startOfLine } from "../../../core/syntax/lines.ts";
import type { Element } from "../../../core/syntax/tree.ts";
import { type KeywordHolder, keywordHolder } from "../../keyword-holder.ts";
import type { PolicyDocument } from "../../policy-document.ts";
import { enclosingElement, keywordAt, operandAt } from "../../syntax-at.ts";
import { type OpenValue, type Place, scanLine } from "./scan-line.ts";

/** Where something is to be completed. */
export interface CompletionContext {
  document: PolicyDocument;
  offset: number;
  place: Place;
  /** The element in whose content the cursor is; undefined at the top of the file. */
  element: Element | undefined;
  /** That element, if its content is keywords. */
  holder: KeywordHolder | undefined;
  /** False: the client inserts plain text only. */
  snippets: boolean;
}

/** Undefined in a comment, where nothing is completed. */
export function completionContext(
  document: PolicyDocument,
  offset: number,
  snippets: boolean,
): CompletionContext | undefined {
  const { tree, text } = document;
  const lineStart = startOfLine(text, offset);
  // At the end of a comment's line the cursor is still in the comment.
  if (offset > 0 && isInComment(tree, offset - 1) && text[offset - 1] !== "\n") return undefined;
  const place =
    multilinePlace(document, lineStart, offset) ??
    scanLine(text, lineStart, offset, tree.quoteRule, openValue(document, lineStart));
  const tagStart = place.kind === "tag-name" || place.kind === "closing-tag" ? place.tag.start : offset;
  const element = enclosingElement(tree, tagStart);
  return { document, offset, place, element, holder: keywordHolder(document, element), snippets };
}

/** The value of a string that began in an earlier line and has not ended. */
function multilinePlace({ tree }: PolicyDocument, lineStart: number, offset: number): Place | undefined {
  const keyword = keywordAt(tree, lineStart);
  const operand = keyword?.value && operandAt(keyword.value, lineStart);
  if (keyword === undefined || operand?.kind !== "string" || !operand.closed) return undefined;
  if (operand.start >= lineStart || operand.end <= offset) return undefined;
  const inner = { start: operand.start + 1, end: operand.end - 1 };
  const value = { inner, quote: operand.quote, closed: true, touchesColon: false };
  return { kind: "value", keyword: keyword.name, value };
}

/** A value that began in an earlier line and goes on in this one. */
function openValue({ tree }: PolicyDocument, lineStart: number): OpenValue | undefined {
  const keyword = keywordAt(tree, lineStart);
  const { value } = keyword ?? {};
  if (keyword === undefined || value === undefined || value.start >= lineStart || value.end <= lineStart) {
    return undefined;
  }
  const operand = operandAt(value, lineStart);
  if (operand?.kind === "string" && !operand.closed) return undefined;
  return {
    keyword: keyword.name,
    from: operand !== undefined && operand.start < lineStart ? operand.end : lineStart,
  };
}

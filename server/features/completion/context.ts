import { type Element, isInComment, type Keyword, startOfLine } from "../../../core/editor.ts";
import { type KeywordHolder, keywordHolder } from "../../documents/keyword-holder.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";
import { enclosingElement, keywordAt, operandAt } from "../../documents/syntax-at.ts";
import type { ShownHost } from "../../snapshots/shown-hosts.ts";
import { type Place, placeAt } from "./place.ts";

/** The place that completion is asked for. */
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
  /**
   * True: the client knows the commands of VS Code, so that accepting a suggestion can open the next list.
   */
  editorCommands: boolean;
  /** The host whose verdicts the editor shows. */
  shown: ShownHost | undefined;
}

/** What the client can do, and what it shows. */
export type CompletionClient = Pick<CompletionContext, "snippets" | "editorCommands" | "shown">;

/** Undefined in a comment, which has no completion. */
export function completionContext(
  document: PolicyDocument,
  offset: number,
  client: CompletionClient,
): CompletionContext | undefined {
  const { tree, text } = document;
  const lineStart = startOfLine(text, offset);
  // At the end of a comment's line the cursor is still in the comment.
  if (offset > 0 && isInComment(tree, offset - 1) && text[offset - 1] !== "\n") return undefined;
  const place = placeAt(text, openKeyword(document, lineStart)?.start ?? lineStart, offset, tree.quoteRule);
  const tagStart = place.kind === "tag-name" || place.kind === "closing-tag" ? place.tag.start : offset;
  const element = enclosingElement(tree, tagStart);
  return { document, offset, place, element, holder: keywordHolder(document, element), ...client };
}

/** A keyword whose value began in an earlier line and continues in this one. */
function openKeyword({ tree }: PolicyDocument, lineStart: number): Keyword | undefined {
  const keyword = keywordAt(tree, lineStart);
  const value = keyword?.value;
  if (value === undefined || value.start >= lineStart || value.end <= lineStart) return undefined;
  const operand = operandAt(value, lineStart);
  return operand?.kind === "string" && !operand.closed ? undefined : keyword;
}

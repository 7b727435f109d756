import { type DocumentHighlight, DocumentHighlightKind } from "vscode-languageserver";
import { nameAt } from "../documents/names-at.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import { tagNamesAt } from "../documents/tag-names-at.ts";

/**
 * Highlights what belongs to the cursor: the other tag of a pair, the other places of a variable or an ACL
 * block. Elsewhere an empty list, since without one editors would mark equal words.
 */
export function documentHighlights(document: PolicyDocument, offset: number): DocumentHighlight[] {
  const tags = tagNamesAt(document, offset);
  if (tags !== undefined)
    return tags.map((name) => ({ range: document.rangeOf(name), kind: DocumentHighlightKind.Text }));
  const { declaration, uses } = nameAt(document, offset) ?? { declaration: undefined, uses: [] };
  return [
    ...(declaration ? [{ range: document.rangeOf(declaration), kind: DocumentHighlightKind.Write }] : []),
    ...uses.map((use) => ({ range: document.rangeOf(use), kind: DocumentHighlightKind.Read })),
  ];
}

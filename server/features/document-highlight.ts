import { type DocumentHighlight, DocumentHighlightKind } from "vscode-languageserver";
import { nameAt } from "../documents/names-at.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import { tagNamesAt } from "../documents/tag-names-at.ts";

/**
 * What belongs to what is under the cursor: the other tag of a pair, the other places of a variable or an ACL block. Elsewhere
 * nothing, said as an empty list: editors would mark equal words in texts.
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

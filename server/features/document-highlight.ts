import { type DocumentHighlight, DocumentHighlightKind } from "vscode-languageserver";
import type { PolicyDocument } from "../documents/policy-document.ts";
import { tagNamesAt } from "../documents/tag-names-at.ts";
import { declarationOf, nameOf, usesOf, variableAt } from "../documents/variables-at.ts";

/** What belongs to what is under the cursor: the other tag of a pair, the other places of a variable. */
export function documentHighlights(document: PolicyDocument, offset: number): DocumentHighlight[] | null {
  const tags = tagNamesAt(document, offset);
  if (tags !== undefined)
    return tags.map((name) => ({ range: document.rangeOf(name), kind: DocumentHighlightKind.Text }));
  const variable = variableAt(document, offset);
  if (variable === undefined) return null;
  const declaration = declarationOf(document, variable.name);
  return [
    ...(declaration
      ? [{ range: document.rangeOf(declaration.nameSpan), kind: DocumentHighlightKind.Write }]
      : []),
    ...usesOf(document, variable.name).map((use) => ({
      range: document.rangeOf(nameOf(use)),
      kind: DocumentHighlightKind.Read,
    })),
  ];
}

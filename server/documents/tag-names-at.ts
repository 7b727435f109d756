import type { Span } from "../../core/editor.ts";
import type { PolicyDocument } from "./policy-document.ts";
import { elementsAt, touches } from "./syntax-at.ts";

/** The names in the opening and the closing tag of an element, when the offset touches one of them. */
export function tagNamesAt({ tree }: PolicyDocument, offset: number): Span[] | undefined {
  const element = elementsAt(tree, offset).at(-1);
  if (element === undefined) return undefined;
  const names = [element.open.nameSpan, ...(element.close ? [element.close.nameSpan] : [])];
  return names.some((name) => touches(name, offset)) ? names : undefined;
}

import {
  declaredVariables,
  type Span,
  type VariableDeclaration,
  type VariableReference,
  variableReferences,
} from "../../core/editor.ts";
import type { PolicyDocument } from "./policy-document.ts";
import { touches } from "./syntax-at.ts";

/** A variable under the cursor, at its declaration or at one of its uses. */
export interface VariableAt {
  name: string;
  /** The name alone, without the `@` of a use. */
  nameSpan: Span;
  /** With the `@` of a use. */
  span: Span;
}

export function variableAt({ tree }: PolicyDocument, offset: number): VariableAt | undefined {
  const use = variableReferences(tree).find((reference) => touches(reference, offset));
  if (use !== undefined) return { name: use.name, nameSpan: nameOf(use), span: use };
  const declaration = declaredVariables(tree).find(({ nameSpan }) => touches(nameSpan, offset));
  return (
    declaration && { name: declaration.name, nameSpan: declaration.nameSpan, span: declaration.nameSpan }
  );
}

export function declarationOf({ tree }: PolicyDocument, name: string): VariableDeclaration | undefined {
  return declaredVariables(tree).find((declaration) => declaration.name === name);
}

export function usesOf({ tree }: PolicyDocument, name: string): VariableReference[] {
  return variableReferences(tree).filter((reference) => reference.name === name);
}

/** A use without its `@`. */
export function nameOf({ start, end }: Span): Span {
  return { start: start + 1, end: end - 1 };
}

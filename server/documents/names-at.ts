import { insideQuotes, type Span } from "../../core/editor.ts";
import { aclBlockNamed, aclNameAt, usesOfAcl } from "./acl-blocks-at.ts";
import type { PolicyDocument } from "./policy-document.ts";
import { declarationOf, nameOf, usesOf, variableAt } from "./variables-at.ts";

/** Something that a policy names and refers to: a variable of the header, or an ACL block. */
export interface NameAt {
  kind: "variable" | "acl";
  name: string;
  /** The name under the cursor, without `@` or quotes. */
  span: Span;
  /** The name in its declaration; undefined if it is not declared. */
  declaration: Span | undefined;
  /** The name in its uses, in order. */
  uses: Span[];
}

export function nameAt(document: PolicyDocument, offset: number): NameAt | undefined {
  const variable = variableAt(document, offset);
  if (variable !== undefined) return { ...variableNamed(document, variable.name), span: variable.nameSpan };
  const acl = aclNameAt(document, offset);
  return acl && { ...aclNamed(document, acl.name), span: acl.nameSpan };
}

function variableNamed(document: PolicyDocument, name: string): Omit<NameAt, "span"> {
  const declaration = declarationOf(document, name)?.nameSpan;
  return { kind: "variable", name, declaration, uses: usesOf(document, name).map(nameOf) };
}

function aclNamed(document: PolicyDocument, name: string): Omit<NameAt, "span"> {
  const value = aclBlockNamed(document, name)?.open.value;
  const uses = usesOfAcl(document, name).map(insideQuotes);
  return { kind: "acl", name, declaration: value && insideQuotes(value), uses };
}

/** Whether another thing of the same kind has this name. */
export function isTaken(document: PolicyDocument, kind: NameAt["kind"], name: string): boolean {
  const { declaration, uses } =
    kind === "variable" ? variableNamed(document, name) : aclNamed(document, name);
  return declaration !== undefined || uses.length > 0;
}

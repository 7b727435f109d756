import {
  attributeText,
  type Check,
  type Element,
  forEachOperand,
  insideQuotes,
  isAclBlock,
  keywordText,
  type Operand,
  type Span,
  schemaOfCheck,
  textOf,
  typedValueOf,
} from "../../core/editor.ts";
import { documentCheckType } from "./keyword-holder.ts";
import type { PolicyDocument } from "./policy-document.ts";
import { checkOf, elementsAt, enclosingElement, keywordAt, operandAt, touches } from "./syntax-at.ts";

/** The name of an ACL block under the cursor, in its tag or in a check that uses it. */
export interface AclNameAt {
  name: string;
  /** Without quotes. */
  nameSpan: Span;
}

export function aclNameAt(document: PolicyDocument, offset: number): AclNameAt | undefined {
  const { tree, policy } = document;
  if (policy.aclBlocks.length === 0 && documentCheckType(document) === undefined) return undefined;
  const keyword = keywordAt(tree, offset);
  if (keyword?.value !== undefined) {
    const check = checkOf(policy, enclosingElement(tree, offset));
    const operand = operandAt(keyword.value, offset);
    const named = check && operand && aclKeywordOf(document, check) === keyword ? operand : undefined;
    return named && { name: textOf(tree, named), nameSpan: insideQuotes(named) };
  }
  const block = elementsAt(tree, offset).find(({ tag }) => isAclBlock(tag));
  const value = block?.open.value;
  if (value === undefined || !touches(value, offset)) return undefined;
  return { name: textOf(tree, value), nameSpan: insideQuotes(value) };
}

/** The keyword in which a check names an ACL block, according to its value type. */
function aclKeywordOf(document: PolicyDocument, check: Check) {
  const checkType = documentCheckType(document);
  // Most checks have no value type of an ACL; asking the schema for each of thousands would be slow.
  if (checkType === undefined || !mayNameAcl(check)) return undefined;
  const item = schemaOfCheck(checkType, check, document.schema);
  const typed = item && typedValueOf(check, item, document.schema);
  return typed?.type.form === "acl-name" ? typed.keyword : undefined;
}

function mayNameAcl(check: Check): boolean {
  return check.builtin !== undefined || (keywordText(check, "value_type")?.endsWith("_ACL") ?? false);
}

/** The first block with a name, ignoring case, as the scanner finds it. */
export function aclBlockNamed({ tree, policy }: PolicyDocument, name: string): Element | undefined {
  return policy.aclBlocks.find((block) => isSameName(attributeText(tree, block, "") ?? "", name));
}

/** The values that refer to a block, in order. */
export function usesOfAcl(document: PolicyDocument, name: string): Operand[] {
  const uses: Operand[] = [];
  for (const check of document.policy.checks) {
    const value = aclKeywordOf(document, check)?.value;
    if (value === undefined) continue;
    forEachOperand(value, (operand) => {
      if (isSameName(textOf(document.tree, operand), name)) uses.push(operand);
    });
  }
  return uses;
}

export function isSameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

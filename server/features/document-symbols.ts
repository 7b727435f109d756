import type { DocumentSymbol } from "vscode-languageserver";
import { attributeText, type Check, type Element, isAclBlock, keywordText } from "../../core/editor.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import { checkOf } from "../documents/syntax-at.ts";
import { kindOfCheck, kindOfTag } from "./symbol-kinds.ts";

const longestName = 200;

/** The outline: elements as they nest, a check under its description, with its item type as the detail. */
export function documentSymbols(document: PolicyDocument): DocumentSymbol[] {
  return symbolsOf(document, document.tree.children.filter(isElement));
}

function isElement(node: { kind: string }): node is Element {
  return node.kind === "element";
}

function symbolsOf(document: PolicyDocument, elements: readonly Element[]): DocumentSymbol[] {
  return elements.map((element) => {
    const check = checkOf(document.policy, element);
    const tag = element.tag;
    const { name, detail } = check ? checkLabel(check) : tagLabel(document, element, tag);
    const { open } = element;
    const symbol: DocumentSymbol = {
      name: oneLine(name) || `<${element.name}>`,
      kind: check === undefined ? kindOfTag(tag) : kindOfCheck(check),
      range: document.rangeOf(element),
      selectionRange: document.rangeOf(open),
    };
    if (detail) symbol.detail = oneLine(detail);
    const children = element.children.filter(isElement);
    if (children.length > 0) symbol.children = symbolsOf(document, children);
    return symbol;
  });
}

function checkLabel(check: Check): { name: string; detail: string | undefined } {
  const title = keywordText(check, "description") ?? check.builtin;
  const type = check.tag === "report" ? attributeText(check.tree, check.element, "type") : check.itemType;
  return { name: title ?? type ?? "", detail: title === undefined ? undefined : type };
}

function tagLabel(
  { tree }: PolicyDocument,
  element: Element,
  tag: string,
): { name: string; detail: string | undefined } {
  const value = attributeText(tree, element, "");
  if (tag === "condition") return { name: "condition", detail: attributeText(tree, element, "type") };
  if (tag === "check_type" || tag === "group_policy" || tag === "user" || isAclBlock(tag)) {
    return { name: value ?? "", detail: element.name };
  }
  return { name: element.name, detail: value };
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > longestName ? `${line.slice(0, longestName - 1)}…` : line;
}

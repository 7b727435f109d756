import type { Hover } from "vscode-languageserver";
import {
  type Condition,
  checkTypeSchema,
  type Element,
  forEachReference,
  frameworks,
  isInComment,
  type KeywordSchema,
  operators,
  type PolicyNode,
  portCheckOf,
  type Span,
  tagSchema,
  textOf,
  typedValueOf,
  type Value,
  valueTypeSchema,
} from "../../core/editor.ts";
import { documentCheckType, type KeywordHolder, keywordHolder } from "../documents/keyword-holder.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import { portElementAt } from "../documents/port-element-at.ts";
import {
  attributeAt,
  elementsAt,
  enclosingElement,
  keywordAt,
  operandAt,
  touches,
} from "../documents/syntax-at.ts";
import { declarationOf, variableAt } from "../documents/variables-at.ts";
import { conditionPage } from "../explain/condition-page.ts";
import { paragraphs } from "../explain/markdown.ts";
import { portElementPage, portListPage } from "../explain/ports-page.ts";
import { attributePage, checkTypePage, itemPage, keywordPage, tagPage } from "../explain/schema-pages.ts";
import { frameworkPage, operatorPage, valuePage, valueTypePage } from "../explain/value-pages.ts";
import { variablePage } from "../explain/variable-page.ts";

/** A page and the part of the text that it is about. */
interface Explanation extends Span {
  page: string | undefined;
}

/** What stands at an offset: a variable, a keyword, a value or a tag; null where there is nothing to say. */
export function hoverAt(document: PolicyDocument, offset: number): Hover | null {
  const found =
    explainVariable(document, offset) ??
    (isInComment(document.tree, offset)
      ? undefined
      : (explainKeyword(document, offset) ?? explainTag(document, offset)));
  if (!found?.page) return null;
  return { contents: { kind: "markdown", value: found.page }, range: document.rangeOf(found) };
}

function explainVariable(document: PolicyDocument, offset: number): Explanation | undefined {
  const variable = variableAt(document, offset);
  return (
    variable && {
      ...variable.span,
      page: variablePage(variable.name, declarationOf(document, variable.name)),
    }
  );
}

function explainKeyword(document: PolicyDocument, offset: number): Explanation | undefined {
  const keyword = keywordAt(document.tree, offset);
  const holder = keyword && keywordHolder(document, enclosingElement(document.tree, offset));
  const schema = holder?.keywords.get(keyword!.name);
  if (holder === undefined || schema === undefined) return undefined;
  const { nameSpan, value } = keyword!;
  if (value !== undefined && touches(value, offset) && !touches(nameSpan, offset)) {
    return explainValue(document, holder, schema, value, offset);
  }
  if (!touches(nameSpan, offset)) return undefined;
  const portCheck = holder.check && portCheckOf(holder.check);
  const ports = portCheck?.portsKeyword === keyword ? portListPage(portCheck!) : undefined;
  return {
    start: nameSpan.start,
    end: nameSpan.end,
    page: paragraphs(ports, keywordPage(holder.item, schema)),
  };
}

function explainValue(
  document: PolicyDocument,
  { check, item }: KeywordHolder,
  keyword: KeywordSchema,
  value: Value,
  offset: number,
): Explanation | undefined {
  const { tree } = document;
  const operand = operandAt(value, offset);
  if (operand === undefined) return undefined;
  const { start, end } = operand;
  const text = textOf(tree, operand);
  const portCheck = check && portCheckOf(check);
  if (portCheck?.portsKeyword?.name === keyword.name) {
    const found = portElementAt(portCheck, offset);
    const list = portListPage(portCheck);
    if (found === undefined) return { start, end, page: list };
    return { ...found.span, page: paragraphs(portElementPage(found.element), list) };
  }
  if (keyword.name === "type" && item?.kind === "typed") return { start, end, page: itemPage(item) };
  if (keyword.name === "name" && item?.kind === "builtin") return { start, end, page: itemPage(item) };
  if (keyword.form === "reference-list" && operand.kind === "string") {
    let found: Explanation | undefined;
    forEachReference(tree, operand, (reference) => {
      if (touches(reference, offset))
        found = { ...reference, page: frameworkPage(frameworks(document.schema), reference.framework) };
    });
    return found;
  }
  return { start, end, page: explainWord(document, { check, item }, keyword, text) };
}

function explainWord(
  { schema }: PolicyDocument,
  { check, item }: Pick<KeywordHolder, "check" | "item">,
  keyword: KeywordSchema,
  text: string,
): string | undefined {
  if (keyword.name === "value_type") {
    const type = valueTypeSchema(text);
    if (type !== undefined) return valueTypePage(type);
  }
  const operator = operators().find(({ name }) => name === text);
  if (keyword.name === "check_type" && operator !== undefined) return operatorPage(operator);
  const typed = check && item && typedValueOf(check, item, schema);
  const values =
    typed?.keyword.name === keyword.name ? [...typed.type.values, ...keyword.values] : keyword.values;
  const known = values.find(({ value }) => value === text || value.toLowerCase() === text.toLowerCase());
  return known && valuePage(known, keyword);
}

function explainTag(document: PolicyDocument, offset: number): Explanation | undefined {
  const element = elementsAt(document.tree, offset).at(-1);
  if (element === undefined) return undefined;
  const { open, close } = element;
  const name = element.tag;
  const tag = tagSchema(name, document.tree.checkType, document.schema);
  if (tag === undefined) return undefined;
  const nameSpan = [open.nameSpan, close?.nameSpan].find(
    (span) => span !== undefined && touches(span, offset),
  );
  if (nameSpan !== undefined) {
    const { start, end } = nameSpan;
    return { start, end, page: paragraphs(explainCondition(document, element), tagPage(tag)) };
  }
  const attribute = attributeAt(element, offset);
  if (attribute !== undefined) {
    return { start: attribute.start, end: attribute.end, page: attributePage(tag, attribute.name) };
  }
  if (name === "check_type" && open.value !== undefined && touches(open.value, offset)) {
    const checkType =
      checkTypeSchema(textOf(document.tree, open.value), document.schema) ?? documentCheckType(document);
    return { start: open.value.start, end: open.value.end, page: checkType && checkTypePage(checkType) };
  }
  return undefined;
}

function explainCondition({ policy }: PolicyDocument, element: Element): string | undefined {
  if (element.tag !== "condition") return undefined;
  const condition = conditionOf(element, policy.body);
  return condition && conditionPage(condition);
}

function conditionOf(element: Element, nodes: readonly PolicyNode[]): Condition | undefined {
  for (const node of nodes) {
    if (node.kind === "check") continue;
    if (node.condition?.element === element) return node.condition;
    const inside = conditionOf(element, node.then) ?? conditionOf(element, node.else);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

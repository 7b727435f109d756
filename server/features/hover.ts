import type { Hover } from "vscode-languageserver";
import {
  type Condition,
  checkTypeSchema,
  controlOf,
  type Element,
  explainAclBlock,
  explainAttribute,
  explainCheckType,
  explainCondition,
  explainControl,
  explainFramework,
  explainItem,
  explainKeyword,
  explainMd5,
  explainOpenPorts,
  explainOperator,
  explainPortElement,
  explainPortList,
  explainServices,
  explainTag,
  explainValue,
  explainValueType,
  explainVariable,
  forEachReference,
  frameworks,
  isInComment,
  type KeywordSchema,
  keywordText,
  operators,
  type PolicyNode,
  pageAsMarkdown,
  paragraphs,
  portCheckOf,
  type Reference,
  type Span,
  tagSchema,
  textOf,
  typedValueOf,
  type Value,
  valueTypeSchema,
} from "../../core/editor.ts";
import { aclBlockNamed, aclNameAt } from "../documents/acl-blocks-at.ts";
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
import type { ShownHost } from "../snapshots/shown-hosts.ts";
import { hoverPattern, patternAt } from "./pattern-hover.ts";

/** A page and the part of the text that it is about. */
interface Explanation extends Span {
  page: string | undefined;
}

/**
 * Explains the variable, keyword, value or tag at an offset; null if there is nothing to say.
 * @param shown the host whose verdicts the editor shows: its open ports are shown for ports, and patterns are
 *   searched in its output
 */
export function hoverAt(document: PolicyDocument, offset: number, shown?: ShownHost): Hover | null {
  const found =
    hoverVariable(document, offset) ??
    hoverAclName(document, offset) ??
    (isInComment(document.tree, offset)
      ? undefined
      : (hoverKeyword(document, offset, shown) ?? hoverTag(document, offset)));
  if (!found?.page) return null;
  return { contents: { kind: "markdown", value: found.page }, range: document.rangeOf(found) };
}

function hoverVariable(document: PolicyDocument, offset: number): Explanation | undefined {
  const variable = variableAt(document, offset);
  return (
    variable && {
      ...variable.span,
      page: explainVariable(variable.name, declarationOf(document, variable.name)),
    }
  );
}

/** The text of an ACL block, at a check that names it. */
function hoverAclName(document: PolicyDocument, offset: number): Explanation | undefined {
  const named = aclNameAt(document, offset);
  const block = named && aclBlockNamed(document, named.name);
  if (named === undefined || block === undefined || touches(block.open, offset)) return undefined;
  const { nameSpan, name } = named;
  return { ...nameSpan, page: explainAclBlock(document.tree, block, name) };
}

function hoverKeyword(
  document: PolicyDocument,
  offset: number,
  shown: ShownHost | undefined,
): Explanation | undefined {
  const keyword = keywordAt(document.tree, offset);
  const holder = keyword && keywordHolder(document, enclosingElement(document.tree, offset));
  const schema = holder?.keywords.get(keyword!.name);
  if (holder === undefined || schema === undefined) return undefined;
  const { nameSpan, value } = keyword!;
  if (value !== undefined && touches(value, offset) && !touches(nameSpan, offset)) {
    return hoverValue(document, holder, schema, value, offset, shown);
  }
  if (!touches(nameSpan, offset)) return undefined;
  const portCheck = holder.check && portCheckOf(holder.check);
  const ports = portCheck?.portsKeyword === keyword ? explainPortList(portCheck!) : undefined;
  return {
    start: nameSpan.start,
    end: nameSpan.end,
    page: paragraphs(ports, pageAsMarkdown(explainKeyword(holder.item, schema))),
  };
}

function hoverValue(
  document: PolicyDocument,
  { check, item }: KeywordHolder,
  keyword: KeywordSchema,
  value: Value,
  offset: number,
  shown: ShownHost | undefined,
): Explanation | undefined {
  const { tree } = document;
  const operand = operandAt(value, offset);
  if (operand === undefined) return undefined;
  const { start, end } = operand;
  const text = textOf(tree, operand);
  const portCheck = check && portCheckOf(check);
  if (portCheck?.portsKeyword?.name === keyword.name) {
    const found = portElementAt(portCheck, offset);
    const list = explainPortList(portCheck);
    if (found === undefined) return { start, end, page: list };
    const { ports } = found.element;
    const { protocol } = portCheck;
    return {
      ...found.span,
      page: paragraphs(
        explainPortElement(found.element),
        explainServices(ports, protocol),
        shown && !ports.isEmpty && explainOpenPorts(ports, protocol, shown),
        list,
      ),
    };
  }
  if (keyword.name === "type" && item?.kind === "typed")
    return { start, end, page: pageAsMarkdown(explainItem(item)) };
  if (keyword.name === "name" && item?.kind === "builtin")
    return { start, end, page: pageAsMarkdown(explainItem(item)) };
  if (keyword.form === "md5")
    return { start, end, page: explainMd5(text, check && keywordText(check, "file"), shown) };
  if (keyword.form === "reference-list" && operand.kind === "string") {
    let found: Explanation | undefined;
    forEachReference(tree, operand, (reference) => {
      if (touches(reference, offset))
        found = { ...reference, page: hoverReference(document, reference, offset) };
    });
    return found;
  }
  const pattern = check && item && patternAt(check, item, operand);
  if (pattern !== undefined)
    return { start, end, page: hoverPattern(document.policy, check!, pattern, shown) };
  return { start, end, page: hoverWord(document, { check, item }, keyword, text) };
}

/** The framework before the bar, the control after it if its title is known. */
function hoverReference(
  { schema }: PolicyDocument,
  { framework: name, id, start }: Reference,
  offset: number,
): string | undefined {
  const framework = frameworks(schema).find((candidate) => candidate.id === name);
  if (framework === undefined) return undefined;
  const control = offset > start + name.length ? controlOf(name, id.trim()) : undefined;
  return pageAsMarkdown(
    control === undefined ? explainFramework(framework) : explainControl(framework, control, id.trim()),
  );
}

function hoverWord(
  { schema }: PolicyDocument,
  { check, item }: Pick<KeywordHolder, "check" | "item">,
  keyword: KeywordSchema,
  text: string,
): string | undefined {
  if (keyword.name === "value_type") {
    const type = valueTypeSchema(text);
    if (type !== undefined) return pageAsMarkdown(explainValueType(type));
  }
  const operator = operators().find(({ name }) => name === text);
  if (keyword.name === "check_type" && operator !== undefined)
    return pageAsMarkdown(explainOperator(operator));
  const typed = check && item && typedValueOf(check, item, schema);
  const values =
    typed?.keyword.name === keyword.name ? [...typed.type.values, ...keyword.values] : keyword.values;
  const known = values.find(({ value }) => value === text || value.toLowerCase() === text.toLowerCase());
  return known && pageAsMarkdown(explainValue(known, keyword));
}

function hoverTag(document: PolicyDocument, offset: number): Explanation | undefined {
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
    return {
      start,
      end,
      page: paragraphs(hoverCondition(document, element), pageAsMarkdown(explainTag(tag))),
    };
  }
  const attribute = attributeAt(element, offset);
  if (attribute !== undefined) {
    const page = explainAttribute(tag, attribute.name);
    return { start: attribute.start, end: attribute.end, page: page && pageAsMarkdown(page) };
  }
  if (name === "check_type" && open.value !== undefined && touches(open.value, offset)) {
    const checkType =
      checkTypeSchema(textOf(document.tree, open.value), document.schema) ?? documentCheckType(document);
    const page = checkType && pageAsMarkdown(explainCheckType(checkType));
    return { start: open.value.start, end: open.value.end, page };
  }
  return undefined;
}

function hoverCondition({ policy }: PolicyDocument, element: Element): string | undefined {
  if (element.tag !== "condition") return undefined;
  const condition = conditionOf(element, policy.body);
  return condition && explainCondition(condition);
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

import { Beyond, type Work } from "../../text/beyond.ts";
import { textOfNode, type XmlNode } from "../xml-tree.ts";

/** The four types of XPath 1.0. Nodes are in document order, each once. */
export type XPathValue = string | number | boolean | readonly XmlNode[];

/** The string-value of a node; its cost is counted. */
export function nodeText(node: XmlNode, work: Work): string {
  const text = textOfNode(node);
  work.spend(1 + node.children.length + text.length / 16);
  return text;
}

export function toText(value: XPathValue, work: Work): string {
  if (typeof value === "string") {
    work.spend(value.length / 16);
    return value;
  }
  if (typeof value === "boolean") return String(value);
  if (typeof value !== "number") return value[0] === undefined ? "" : nodeText(value[0], work);
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
  if (Number.isNaN(value)) return "NaN";
  throw new Beyond("It is not known how numbers that are not whole are printed.");
}

export function toNumber(value: XPathValue, work: Work): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  const text = toText(value, work);
  return /^[ \t\r\n]*-?(?:\d+(?:\.\d*)?|\.\d+)[ \t\r\n]*$/.test(text) ? Number(text) : Number.NaN;
}

export function toBoolean(value: XPathValue): boolean {
  if (typeof value === "number") return value !== 0 && !Number.isNaN(value);
  return typeof value === "boolean" ? value : value.length > 0;
}

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** Compares as in section 3.4: for nodes, one match is enough. */
export function compare(sign: Comparison, left: XPathValue, right: XPathValue, work: Work): boolean {
  if (isNodes(left) && typeof right !== "boolean") {
    const texts = left.map((node) => nodeText(node, work));
    if (!isNodes(right)) return texts.some((text) => compareSimple(sign, text, right, work));
    const others = right.map((node) => nodeText(node, work));
    return texts.some((text) => {
      work.spend(others.length);
      return others.some((other) => compareSimple(sign, text, other, work));
    });
  }
  if (isNodes(right) && typeof left !== "boolean") {
    return right.some((node) => compareSimple(sign, left as string, nodeText(node, work), work));
  }
  return compareSimple(
    sign,
    isNodes(left) ? toBoolean(left) : left,
    isNodes(right) ? toBoolean(right) : right,
    work,
  );
}

function compareSimple(
  sign: Comparison,
  left: string | number | boolean,
  right: string | number | boolean,
  work: Work,
): boolean {
  if (sign === "=" || sign === "!=") {
    const isEqual =
      typeof left === "boolean" || typeof right === "boolean"
        ? toBoolean(left) === toBoolean(right)
        : typeof left === "number" || typeof right === "number"
          ? toNumber(left, work) === toNumber(right, work)
          : left === right;
    return isEqual === (sign === "=");
  }
  const [a, b] = [toNumber(left, work), toNumber(right, work)];
  if (sign === "<") return a < b;
  if (sign === "<=") return a <= b;
  return sign === ">" ? a > b : a >= b;
}

function isNodes(value: XPathValue): value is readonly XmlNode[] {
  return typeof value === "object";
}

import type { Work } from "../../text/beyond.ts";
import type { XmlNode } from "../xml-tree.ts";
import { nodeText, toBoolean, toNumber, toText, type XPathValue } from "./values.ts";

/** Where an expression is evaluated. */
export interface Context {
  node: XmlNode;
  position: number;
  size: number;
  work: Work;
  variables: XPathVariables | undefined;
}

/** A linked list; the last variable that was set comes first. */
export interface XPathVariables {
  name: string;
  value: XPathValue;
  outer: XPathVariables | undefined;
}

interface XPathFunction {
  least: number;
  most: number;
  /** Its first argument must be nodes. */
  ofNodes?: boolean;
  call(values: XPathValue[], context: Context): XPathValue;
}

const text = (value: XPathValue | undefined, { node, work }: Context) =>
  value === undefined ? nodeText(node, work) : toText(value, work);

const firstNode = (values: XPathValue[], { node }: Context): XmlNode | undefined =>
  values.length === 0 ? node : (values[0] as readonly XmlNode[])[0];

/** The supported functions of XPath 1.0 (section 4). */
export const functions: ReadonlyMap<string, XPathFunction> = new Map<string, XPathFunction>([
  ["not", { least: 1, most: 1, call: ([value]) => !toBoolean(value!) }],
  ["true", { least: 0, most: 0, call: () => true }],
  ["false", { least: 0, most: 0, call: () => false }],
  ["boolean", { least: 1, most: 1, call: ([value]) => toBoolean(value!) }],
  ["position", { least: 0, most: 0, call: (_, { position }) => position }],
  ["last", { least: 0, most: 0, call: (_, { size }) => size }],
  ["count", { least: 1, most: 1, ofNodes: true, call: ([nodes]) => (nodes as readonly XmlNode[]).length }],
  [
    "local-name",
    { least: 0, most: 1, ofNodes: true, call: (values, context) => firstNode(values, context)?.local ?? "" },
  ],
  [
    "name",
    { least: 0, most: 1, ofNodes: true, call: (values, context) => firstNode(values, context)?.name ?? "" },
  ],
  [
    "namespace-uri",
    { least: 0, most: 1, ofNodes: true, call: (values, context) => firstNode(values, context)?.uri ?? "" },
  ],
  ["string", { least: 0, most: 1, call: ([value], context) => text(value, context) }],
  [
    "number",
    {
      least: 0,
      most: 1,
      call: ([value], context) => toNumber(value ?? text(undefined, context), context.work),
    },
  ],
  [
    "normalize-space",
    {
      least: 0,
      most: 1,
      call: ([value], context) =>
        text(value, context)
          .split(/[ \t\r\n]+/)
          .filter((word) => word !== "")
          .join(" "),
    },
  ],
  ["string-length", { least: 0, most: 1, call: ([value], context) => [...text(value, context)].length }],
  ["contains", { least: 2, most: 2, call: ([a, b], context) => text(a, context).includes(text(b, context)) }],
  [
    "starts-with",
    { least: 2, most: 2, call: ([a, b], context) => text(a, context).startsWith(text(b, context)) },
  ],
  [
    "substring-before",
    {
      least: 2,
      most: 2,
      call: ([a, b], context) => {
        const whole = text(a, context);
        return whole.slice(0, Math.max(0, whole.indexOf(text(b, context))));
      },
    },
  ],
  [
    "substring-after",
    {
      least: 2,
      most: 2,
      call: ([a, b], context) => {
        const [whole, part] = [text(a, context), text(b, context)];
        const at = whole.indexOf(part);
        return at < 0 ? "" : whole.slice(at + part.length);
      },
    },
  ],
  [
    "concat",
    { least: 2, most: 20, call: (values, context) => values.map((value) => text(value, context)).join("") },
  ],
]);

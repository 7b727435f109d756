import { SaxesParser, type SaxesTagNS } from "saxes";
import { Beyond } from "../text/beyond.ts";
import { deepestXml, longestXml, mostNodes } from "./limits.ts";

/**
 * A node of a document, as in XPath 1.0 (section 5). Comments and instructions are kept, because they
 * separate texts.
 */
export interface XmlNode {
  kind: "root" | "element" | "attribute" | "text" | "other";
  /** Its position in document order. */
  order: number;
  parent: XmlNode | undefined;
  /** The name as written, and its two parts; empty if there is none. */
  name: string;
  local: string;
  uri: string;
  /** The value of an attribute, or a text. */
  value: string;
  attributes: XmlNode[];
  children: XmlNode[];
  /** The namespaces that an element itself declares, by prefix; "" is the one of names without a prefix. */
  declared: Readonly<Record<string, string>>;
}

export type ReadXml = { ok: true; root: XmlNode } | { ok: false; reason: string };

const chunk = 65_536;
const noNodes: XmlNode[] = [];
const noneDeclared: XmlNode["declared"] = {};

/**
 * Reads an XML document of bounded size and depth. Only the five entities of XML are expanded, and a document
 * with a DTD is refused, because a DTD may add attributes and entities.
 *
 * @returns the tree, or why there is none: the rest of a sentence about the document
 */
export function readXml(text: string): ReadXml {
  if (text.length > longestXml) return { ok: false, reason: "is too long to be read as XML" };
  const parser = new SaxesParser({ xmlns: true });
  let count = 0;
  const newNode = (kind: XmlNode["kind"], parent: XmlNode | undefined, value = ""): XmlNode => {
    const holds = kind === "root" || kind === "element";
    const [attributes, children] = holds ? [[], []] : [noNodes, noNodes];
    const own = { name: "", local: "", uri: "", value, attributes, children, declared: noneDeclared };
    return { kind, order: count++, parent, ...own };
  };
  const root = newNode("root", undefined);
  let current = root;
  let depth = 0;

  // Thrown, so that a refused document is not read any further: resolving a prefix takes time linear in its
  // depth.
  const refuse = (reason: string): never => {
    throw new Beyond(reason);
  };
  parser.fail = () => refuse(`is not well-formed XML, line ${parser.line} of it`);
  parser.on("doctype", () => refuse("has a DTD, which is not read here"));
  parser.on("xmldecl", ({ version }) => {
    if (version !== undefined && version !== "1.0") refuse(`is XML ${version}, which is not read here`);
  });
  parser.on("opentag", (tag: SaxesTagNS) => {
    if (++depth > deepestXml) refuse(`has more than ${deepestXml} nested elements`);
    if (count > mostNodes) refuse("has too many elements to be read here");
    const element = newNode("element", current);
    Object.assign(element, { name: tag.name, local: tag.local, uri: tag.uri });
    for (const _ in tag.ns) {
      element.declared = tag.ns;
      break;
    }
    for (const { name, local, uri, value } of Object.values(tag.attributes)) {
      // In XPath, namespace declarations are not attributes.
      if (name === "xmlns" || name.startsWith("xmlns:")) continue;
      element.attributes.push(Object.assign(newNode("attribute", element, value), { name, local, uri }));
    }
    current.children.push(element);
    current = element;
  });
  parser.on("closetag", () => {
    depth--;
    current = current.parent ?? root;
  });
  const addText = (text: string) => {
    if (current === root || text === "") return;
    const last = current.children.at(-1);
    if (last?.kind === "text") last.value += text;
    else current.children.push(newNode("text", current, text));
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  const addOther = () => void current.children.push(newNode("other", current));
  parser.on("comment", addOther);
  parser.on("processinginstruction", addOther);

  try {
    for (let at = 0; at < text.length; at += chunk) parser.write(text.slice(at, at + chunk));
    parser.close();
  } catch (error) {
    if (error instanceof Beyond) return { ok: false, reason: error.message };
    throw error;
  }
  return { ok: true, root };
}

/** A text outside of any document. */
export function textNode(value: string): XmlNode {
  const nowhere = { order: 0, parent: undefined, name: "", local: "", uri: "", declared: noneDeclared };
  return { kind: "text", value, attributes: noNodes, children: noNodes, ...nowhere };
}

/** The string-value of a node (XPath 1.0, section 5): for an element, all the text in it. */
export function textOfNode(node: XmlNode): string {
  if (node.kind === "attribute" || node.kind === "text") return node.value;
  return node.children.map((child) => (child.kind === "other" ? "" : textOfNode(child))).join("");
}

import { Beyond } from "../text/beyond.ts";
import type { XmlNode } from "./xml-tree.ts";

/** The namespace that a prefix means. @throws Beyond if that is not known */
export type Namespaces = (prefix: string) => string;

/** A check does not define its prefixes, so they are not known. */
export const noNamespaces: Namespaces = (prefix) => {
  throw new Beyond(`xsl_stmt does not declare the prefix ${prefix}.`);
};

const instance = "http://www.w3.org/2001/XMLSchema-instance";

/**
 * The namespaces of an element in a stylesheet: those that it and its ancestors declare, then those declared
 * outside.
 */
export function namespacesAt(element: XmlNode, outside: Namespaces): Namespaces {
  return (prefix) => {
    for (let at: XmlNode | undefined = element; at !== undefined; at = at.parent) {
      if (Object.hasOwn(at.declared, prefix)) return at.declared[prefix]!;
    }
    return outside(prefix);
  };
}

/**
 * The meaning of prefixes that a stylesheet uses on this document without declaring them: shipped policies
 * declare hardly any, and use one where the answer has a default namespace. A prefix that the document
 * declares means the same.
 */
export function namespacesOf(document: XmlNode): Namespaces {
  const declared = new Map<string, Set<string>>();
  let hasNamespace = false;
  const visit = (node: XmlNode) => {
    hasNamespace ||= node.kind === "element" && node.uri !== "";
    for (const [prefix, uri] of Object.entries(node.declared)) {
      const known = declared.get(prefix);
      if (known === undefined) declared.set(prefix, new Set([uri]));
      else known.add(uri);
    }
    for (const child of node.children) visit(child);
  };
  visit(document);
  return (prefix) => {
    const own = declared.get(prefix);
    const found = own ?? declared.get("");
    if (found?.size === 1) return [...found][0]!;
    if (prefix === "xsi" && own === undefined) return instance;
    if (found === undefined && !hasNamespace) return "";
    throw new Beyond(`It is not known which namespace of the answer the prefix ${prefix} means.`);
  };
}

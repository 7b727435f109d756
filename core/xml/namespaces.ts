import { Beyond } from "../text/beyond.ts";
import type { XmlNode } from "./xml-tree.ts";

/** The namespace that a prefix means. @throws Beyond where that is not known */
export type Namespaces = (prefix: string) => string;

/** What a check does not say of its prefixes is not known. */
export const noNamespaces: Namespaces = (prefix) => {
  throw new Beyond(`What the prefix ${prefix} means is not said in xsl_stmt.`);
};

const instance = "http://www.w3.org/2001/XMLSchema-instance";

/** Those of an element of a stylesheet: what it and the elements around it declare, else what is declared outside. */
export function namespacesAt(element: XmlNode, outside: Namespaces): Namespaces {
  return (prefix) => {
    for (let at: XmlNode | undefined = element; at !== undefined; at = at.parent) {
      if (Object.hasOwn(at.declared, prefix)) return at.declared[prefix]!;
    }
    return outside(prefix);
  };
}

/**
 * What prefixes mean that a stylesheet does not declare, and is used on this document: shipped policies declare hardly
 * any, and write one where the answer has a default namespace. A prefix that the document declares means the same.
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
    throw new Beyond(`Which namespace of the answer the prefix ${prefix} means is not known.`);
  };
}

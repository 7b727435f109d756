import type { Work } from "../../text/beyond.ts";
import type { XmlNode } from "../xml-tree.ts";
import type { Context } from "./functions.ts";
import { toBoolean, type XPathValue } from "./values.ts";

/**
 * Any node, a text, or a node of this kind with this name in this namespace, "" for none; any if undefined.
 */
export type NodeTest =
  | "node"
  | "text"
  | { kind: "element" | "attribute"; local: string | undefined; uri: string | undefined };

/** The nodes on an axis, in document order. */
type Axis = (node: XmlNode, work: Work) => readonly XmlNode[];

export interface Step {
  axis: Axis;
  test: NodeTest;
  predicates: ((context: Context) => XPathValue)[];
}

export const axes: ReadonlyMap<string, Axis> = new Map<string, Axis>([
  ["child", ({ children }) => children],
  ["attribute", ({ attributes }) => attributes],
  ["self", (node) => [node]],
  ["parent", ({ parent }) => (parent === undefined ? [] : [parent])],
  ["descendant", ({ children }, work) => children.flatMap((child) => below(child, work))],
  ["descendant-or-self", below],
]);

function below(node: XmlNode, work: Work): XmlNode[] {
  const found: XmlNode[] = [];
  const visit = (one: XmlNode) => {
    found.push(one);
    for (const child of one.children) visit(child);
  };
  visit(node);
  work.spend(found.length);
  return found;
}

/** A location path, from the root or from the context node. */
export function walk(isAbsolute: boolean, steps: readonly Step[]): (context: Context) => readonly XmlNode[] {
  return ({ node, work, variables }) => {
    let nodes: readonly XmlNode[] = [isAbsolute ? rootOf(node) : node];
    for (const step of steps) {
      if (nodes.length === 1) {
        nodes = takeStep(step, nodes[0]!, work, variables);
        continue;
      }
      const reached = new Set<XmlNode>();
      for (const from of nodes) for (const one of takeStep(step, from, work, variables)) reached.add(one);
      nodes = inOrder(reached);
    }
    return nodes;
  };
}

function takeStep(
  { axis, test, predicates }: Step,
  from: XmlNode,
  work: Work,
  variables: Context["variables"],
): readonly XmlNode[] {
  const all = axis(from, work);
  work.spend(1 + all.length);
  let nodes = test === "node" ? all : all.filter((node) => fits(node, test));
  for (const predicate of predicates) {
    const size = nodes.length;
    nodes = nodes.filter((node, index) => {
      const value = predicate({ node, position: index + 1, size, work, variables });
      return typeof value === "number" ? value === index + 1 : toBoolean(value);
    });
  }
  return nodes;
}

/** Does a node match a test? */
export function fits({ kind, local, uri }: XmlNode, test: NodeTest): boolean {
  if (test === "node") return true;
  if (test === "text") return kind === "text";
  if (kind !== test.kind) return false;
  return (test.local ?? local) === local && (test.uri ?? uri) === uri;
}

/** The nodes in document order. */
export function inOrder(nodes: ReadonlySet<XmlNode>): XmlNode[] {
  const list = [...nodes];
  const isSorted = list.every((node, index) => index === 0 || list[index - 1]!.order < node.order);
  return isSorted ? list : list.sort((a, b) => a.order - b.order);
}

export function rootOf(node: XmlNode): XmlNode {
  let root = node;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

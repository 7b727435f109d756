import { Beyond, type Work } from "../../text/beyond.ts";
import { longestPath } from "../limits.ts";
import type { Namespaces } from "../namespaces.ts";
import type { XmlNode } from "../xml-tree.ts";
import { namesThat } from "../xpath/compile-xpath.ts";
import { fits, type NodeTest } from "../xpath/steps.ts";
import { tokensOf } from "../xpath/tokens.ts";

/** A pattern of a template (XSLT 1.0, section 5.2) without predicates and alternatives. */
export interface Pattern {
  priority: number;
  matches(node: XmlNode, work: Work): boolean;
}

interface Part {
  test: NodeTest;
  /** What must be above it: its parent, any ancestor, or anything. */
  above: "parent" | "any" | undefined;
}

/** @throws Beyond if the pattern is not supported */
export function compilePattern(text: string, namespaces: Namespaces): Pattern {
  if (text.length > longestPath) throw new Beyond("A pattern is too long to be evaluated here.");
  const tokens = tokensOf(text);
  if (tokens.some(({ kind }) => kind !== "name" && kind !== "sign")) throw beyond(text);
  const words = tokens.map((token) => token.text);
  if (words.length === 1 && words[0] === "/")
    return { priority: 0.5, matches: ({ kind }) => kind === "root" };
  const isAbsolute = words[0] === "/";
  const parts: Part[] = [];
  let above: Part["above"];
  if (words[0] === "/" || words[0] === "//") above = words.shift() === "/" ? "parent" : "any";
  for (;;) {
    const name = words.shift();
    if (name === undefined || !/^(?:\*|[\p{L}_].*)$/u.test(name)) throw beyond(text);
    if (words[0] === "(") {
      if (name !== "text" || words[1] !== ")") throw beyond(text);
      words.splice(0, 2);
      parts.push({ test: "text", above });
    } else {
      parts.push({ test: { kind: "element", ...namesThat(name, namespaces) }, above });
    }
    const sign = words.shift();
    if (sign === undefined) break;
    if (sign !== "/" && sign !== "//") throw beyond(text);
    above = sign === "/" ? "parent" : "any";
  }
  const [only] = parts;
  const isSimple = parts.length === 1 && only!.above === undefined;
  return {
    priority: isSimple ? priorityOf(only!.test) : 0.5,
    matches: (node, work) => fitsParts({ parts, isAbsolute, work }, node, parts.length - 1),
  };
}

function priorityOf(test: NodeTest): number {
  if (typeof test !== "object" || (test.local === undefined && test.uri === undefined)) return -0.5;
  return test.local === undefined ? -0.25 : 0;
}

interface Fitting {
  parts: readonly Part[];
  isAbsolute: boolean;
  work: Work;
}

/** Does the part at `last` match the node, and do the parts before it match what is above? */
function fitsParts(fitting: Fitting, node: XmlNode, last: number): boolean {
  const { test, above } = fitting.parts[last]!;
  fitting.work.spend(1);
  if (!fits(node, test)) return false;
  if (last === 0) return fitting.isAbsolute ? node.parent?.kind === "root" : true;
  for (let up = node.parent; up !== undefined; up = up.parent) {
    if (fitsParts(fitting, up, last - 1)) return true;
    if (above === "parent") return false;
  }
  return false;
}

function beyond(text: string): Beyond {
  return new Beyond(`The pattern ${text} of a template can't be evaluated here.`);
}

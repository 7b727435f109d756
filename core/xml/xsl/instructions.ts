import { Beyond } from "../beyond.ts";
import { textOfNode, type XmlNode } from "../xml-tree.ts";
import { compileNodes, compileXPath, type Expression } from "../xpath/compile-xpath.ts";
import type { Context } from "../xpath/functions.ts";
import { toBoolean, toText } from "../xpath/values.ts";

export const xslUri = "http://www.w3.org/1999/XSL/Transform";

/** A part of a template, ready to print. */
export type Instruction = (context: Context, printer: Printer) => void;

export interface Printer {
  print(text: string): void;
  /** Is told of a for-each that goes through several nodes. */
  repeat(): void;
  /** Prints what the templates make of these nodes. */
  apply(nodes: readonly XmlNode[]): void;
}

/** The content of a template, or of an instruction in it. */
export function compileContent(element: XmlNode): Instruction {
  const parts = element.children.flatMap((node) => compileNode(node) ?? []);
  return (context, printer) => {
    for (const part of parts) part(context, printer);
  };
}

function compileNode(node: XmlNode): Instruction | undefined {
  if (node.kind === "other") return undefined;
  if (node.kind === "text") {
    const text = node.value;
    // White space between instructions is no text (XSLT 1.0, section 3.4).
    return isBlank(text) ? undefined : (_, printer) => printer.print(text);
  }
  const compile = node.uri === xslUri ? instructions.get(node.local) : undefined;
  if (compile === undefined) throw new Beyond(`<${node.name}> in xsl_stmt is not computed here.`);
  return compile(node);
}

function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

const instructions: ReadonlyMap<string, (element: XmlNode) => Instruction> = new Map([
  ["text", compileText],
  ["value-of", compileValueOf],
  ["if", compileIf],
  ["choose", compileChoose],
  ["for-each", compileForEach],
  ["apply-templates", compileApply],
]);

function compileText(element: XmlNode): Instruction {
  attributesOf(element, []);
  if (element.children.some(({ kind }) => kind === "element")) throw misplaced(element);
  const text = textOfNode(element);
  return (_, printer) => printer.print(text);
}

function compileValueOf(element: XmlNode): Instruction {
  const select = compileXPath(needed(element, "select"));
  if (element.children.some(({ kind }) => kind !== "other")) throw misplaced(element);
  return (context, printer) => printer.print(toText(select(context), context.work));
}

function compileIf(element: XmlNode): Instruction {
  const test = compileXPath(needed(element, "test"));
  const content = compileContent(element);
  return (context, printer) => {
    if (toBoolean(test(context))) content(context, printer);
  };
}

function compileChoose(element: XmlNode): Instruction {
  attributesOf(element, []);
  const branches: { test: Expression; content: Instruction }[] = [];
  let hasOther = false;
  for (const child of element.children) {
    if (child.kind === "other" || (child.kind === "text" && isBlank(child.value))) continue;
    const isBranch = child.uri === xslUri && (child.local === "when" || child.local === "otherwise");
    if (!isBranch || hasOther) throw misplaced(element);
    hasOther = child.local === "otherwise";
    if (hasOther) attributesOf(child, []);
    const test: Expression = hasOther ? () => true : compileXPath(needed(child, "test"));
    branches.push({ test, content: compileContent(child) });
  }
  if (branches.length === (hasOther ? 1 : 0)) throw misplaced(element);
  return (context, printer) => {
    branches.find(({ test }) => toBoolean(test(context)))?.content(context, printer);
  };
}

function compileForEach(element: XmlNode): Instruction {
  const select = compileNodes(needed(element, "select"));
  const content = compileContent(element);
  return (context, printer) => {
    const nodes = select(context);
    const { work } = context;
    work.spend(nodes.length);
    if (nodes.length > 1) printer.repeat();
    for (const [index, node] of nodes.entries()) {
      content({ node, position: index + 1, size: nodes.length, work }, printer);
    }
  };
}

function compileApply(element: XmlNode): Instruction {
  if (element.children.some((child) => child.kind === "element")) throw misplaced(element);
  const select = compileNodes(attributesOf(element, ["select"]).get("select") ?? "node()");
  return (context, printer) => printer.apply(select(context));
}

/** The attributes of an element, all of which are among those that are known. */
export function attributesOf(element: XmlNode, known: readonly string[]): Map<string, string> {
  const attributes = new Map(element.attributes.map(({ name, value }) => [name, value]));
  const other = [...attributes.keys()].find((name) => !known.includes(name));
  if (other !== undefined)
    throw new Beyond(`${other} of <${element.name}> in xsl_stmt is not computed here.`);
  return attributes;
}

/** The one attribute that an element has to have. */
export function needed(element: XmlNode, name: string): string {
  const value = attributesOf(element, [name]).get(name);
  if (value === undefined) throw new Beyond(`<${element.name}> in xsl_stmt has no ${name}.`);
  return value;
}

function misplaced(element: XmlNode): Beyond {
  return new Beyond(`<${element.name}> in xsl_stmt holds what does not belong there.`);
}

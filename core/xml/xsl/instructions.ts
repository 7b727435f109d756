import { Beyond } from "../../text/beyond.ts";
import { type Namespaces, namespacesAt } from "../namespaces.ts";
import { textNode, textOfNode, type XmlNode } from "../xml-tree.ts";
import { compileNodes, compileXPath, type Expression } from "../xpath/compile-xpath.ts";
import type { Context } from "../xpath/functions.ts";
import { toBoolean, toText } from "../xpath/values.ts";

export const xslUri = "http://www.w3.org/1999/XSL/Transform";

/** A compiled part of a template. If it sets a variable, it returns the context for the parts after it. */
export type Instruction = (context: Context, printer: Printer) => Context | undefined;

export interface Printer {
  print(text: string): void;
  /** Called for a for-each over several nodes. */
  repeat(): void;
  /** Captures what is printed meanwhile, instead of printing it. */
  capture(print: () => void): string;
  /** Applies the templates to these nodes. */
  apply(nodes: readonly XmlNode[]): void;
}

/**
 * Compiles the content of a template, or of an instruction in it.
 *
 * @param outside the meaning of prefixes that are not declared in it
 */
export function compileContent(element: XmlNode, outside: Namespaces): Instruction {
  const parts = element.children.flatMap((node) => compileNode(node, outside) ?? []);
  return (context, printer) => {
    let own = context;
    for (const part of parts) own = part(own, printer) ?? own;
    return undefined;
  };
}

function compileNode(node: XmlNode, outside: Namespaces): Instruction | undefined {
  if (node.kind === "other") return undefined;
  if (node.kind === "text") {
    const text = node.value;
    // White space between instructions is not text (XSLT 1.0, section 3.4).
    return isBlank(text) ? undefined : printing(text);
  }
  const compile = node.uri === xslUri ? instructions.get(node.local) : undefined;
  if (compile === undefined) throw new Beyond(`<${node.name}> in xsl_stmt can't be evaluated here.`);
  return compile(node, outside);
}

function printing(text: string): Instruction {
  return (_, printer) => {
    printer.print(text);
    return undefined;
  };
}

function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

const instructions: ReadonlyMap<string, (element: XmlNode, outside: Namespaces) => Instruction> = new Map([
  ["text", compileText],
  ["value-of", compileValueOf],
  ["if", compileIf],
  ["choose", compileChoose],
  ["for-each", compileForEach],
  ["apply-templates", compileApply],
  ["variable", compileVariable],
]);

function compileText(element: XmlNode): Instruction {
  // It asks for the default.
  attributesOf(element, ["xml:space"]);
  if (element.children.some(({ kind }) => kind === "element")) throw misplaced(element);
  return printing(textOfNode(element));
}

function compileValueOf(element: XmlNode, outside: Namespaces): Instruction {
  const select = compileXPath(needed(element, "select"), namespacesAt(element, outside));
  if (element.children.some(({ kind }) => kind !== "other")) throw misplaced(element);
  return (context, printer) => {
    printer.print(toText(select(context), context.work));
    return undefined;
  };
}

function compileIf(element: XmlNode, outside: Namespaces): Instruction {
  const test = compileXPath(needed(element, "test"), namespacesAt(element, outside));
  const content = compileContent(element, outside);
  return (context, printer) => {
    if (toBoolean(test(context))) content(context, printer);
    return undefined;
  };
}

function compileChoose(element: XmlNode, outside: Namespaces): Instruction {
  attributesOf(element, []);
  const branches: { test: Expression; content: Instruction }[] = [];
  let hasOther = false;
  for (const child of element.children) {
    if (child.kind === "other" || (child.kind === "text" && isBlank(child.value))) continue;
    const isBranch = child.uri === xslUri && (child.local === "when" || child.local === "otherwise");
    if (!isBranch || hasOther) throw misplaced(element);
    hasOther = child.local === "otherwise";
    if (hasOther) attributesOf(child, []);
    const test: Expression = hasOther
      ? () => true
      : compileXPath(needed(child, "test"), namespacesAt(child, outside));
    branches.push({ test, content: compileContent(child, outside) });
  }
  if (branches.length === (hasOther ? 1 : 0)) throw misplaced(element);
  return (context, printer) => {
    branches.find(({ test }) => toBoolean(test(context)))?.content(context, printer);
    return undefined;
  };
}

function compileForEach(element: XmlNode, outside: Namespaces): Instruction {
  const select = compileNodes(needed(element, "select"), namespacesAt(element, outside));
  const content = compileContent(element, outside);
  return (context, printer) => {
    const nodes = select(context);
    const { work, variables } = context;
    work.spend(nodes.length);
    if (nodes.length > 1) printer.repeat();
    for (const [index, node] of nodes.entries()) {
      content({ node, position: index + 1, size: nodes.length, work, variables }, printer);
    }
    return undefined;
  };
}

function compileApply(element: XmlNode, outside: Namespaces): Instruction {
  if (element.children.some((child) => child.kind === "element")) throw misplaced(element);
  const path = attributesOf(element, ["select"]).get("select") ?? "node()";
  const select = compileNodes(path, namespacesAt(element, outside));
  return (context, printer) => {
    printer.apply(select(context));
    return undefined;
  };
}

/** The value of a variable is the result of `select`, or the text that its content prints. */
function compileVariable(element: XmlNode, outside: Namespaces): Instruction {
  const attributes = attributesOf(element, ["name", "select"]);
  const [name, path] = [attributes.get("name"), attributes.get("select")];
  if (name === undefined) throw new Beyond(`<${element.name}> in xsl_stmt has no name.`);
  const hasContent = element.children.some(({ kind }) => kind !== "other");
  if (path !== undefined && hasContent) throw misplaced(element);
  const select = path === undefined ? undefined : compileXPath(path, namespacesAt(element, outside));
  const content = compileContent(element, outside);
  return (context, printer) => {
    const value =
      select === undefined ? [textNode(printer.capture(() => content(context, printer)))] : select(context);
    return { ...context, variables: { name, value, outer: context.variables } };
  };
}

/** The attributes of an element, all of which must be known. */
export function attributesOf(element: XmlNode, known: readonly string[]): Map<string, string> {
  const attributes = new Map(element.attributes.map(({ name, value }) => [name, value]));
  const other = [...attributes.keys()].find((name) => !known.includes(name));
  if (other !== undefined)
    throw new Beyond(`${other} of <${element.name}> in xsl_stmt can't be evaluated here.`);
  return attributes;
}

/** A required attribute of an element. */
export function needed(element: XmlNode, name: string): string {
  const value = attributesOf(element, [name]).get(name);
  if (value === undefined) throw new Beyond(`<${element.name}> in xsl_stmt has no ${name}.`);
  return value;
}

function misplaced(element: XmlNode): Beyond {
  return new Beyond(`<${element.name}> in xsl_stmt contains something that does not belong there.`);
}

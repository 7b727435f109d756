import type { Node } from "jsonc-parser";
import type { Finding, Fix, Severity } from "../findings/finding.ts";
import { didYouMean, replaceWith } from "../findings/suggestion.ts";
import { closest } from "../schema/index.ts";
import type { Span } from "../syntax/tree.ts";

/**
 * Reads a value of a JSON document. What is wrong goes to `findings`; what can't be used is left out, and the
 * rest is still read.
 */
export type Read<Value> = (node: Node, findings: Finding[]) => Value | undefined;

/** The rule id under which mistakes in a configuration are reported. */
const configurationRule = "configuration";

export function report(
  findings: Finding[],
  { start, end }: Span,
  message: string,
  fixes: Fix[] = [],
  severity: Severity = "error",
): void {
  findings.push({
    rule: configurationRule,
    severity,
    start,
    end,
    message,
    ...(fixes.length > 0 && { fixes }),
  });
}

export function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}

export const readText: Read<string> = (node, findings) => {
  if (node.type === "string") return node.value;
  report(findings, spanOf(node), `Write a string in double quotes here, not ${found(node)}.`);
};

export const readFlag: Read<boolean> = (node, findings) => {
  if (node.type === "boolean") return node.value;
  report(findings, spanOf(node), `Write true or false here, not ${found(node)}.`);
};

/** Anything: the property is there for other tools. */
export const readNothing: Read<never> = () => undefined;

export function readWord<Word extends string>(words: readonly Word[]): Read<Word> {
  return (node, findings) => {
    const word = words.find((word) => word === node.value);
    if (word !== undefined) return word;
    const likely = node.type === "string" ? closest(node.value, words) : undefined;
    report(
      findings,
      spanOf(node),
      `Write one of ${words.join(", ")} here, not ${found(node)}${didYouMean(likely)}`,
      likely === undefined ? [] : [replaceWith(likely, [insideQuotes(node)])],
    );
  };
}

/** A list, or a single value in its place. */
export function readList<Value>(read: Read<Value>): Read<Value[]> {
  return (node, findings) => {
    const nodes = node.type === "array" ? (node.children ?? []) : [node];
    return nodes.flatMap((each) => read(each, findings) ?? []);
  };
}

/** An object with any names, or with those that `checkName` accepts. */
export function readRecord<Value>(
  read: Read<Value>,
  checkName: (name: Node, findings: Finding[]) => boolean = () => true,
): Read<Record<string, Value>> {
  return (node, findings) => {
    const entries: [string, Value][] = [];
    forEachProperty(node, findings, (name, value) => {
      if (!checkName(name, findings)) return;
      const read_ = read(value, findings);
      if (read_ !== undefined) entries.push([name.value, read_]);
    });
    return Object.fromEntries(entries);
  };
}

/** An object with these properties, all optional. */
export function readObject<Shape extends object>(
  properties: { [Name in keyof Required<Shape>]: Read<Shape[Name]> },
): Read<Partial<Shape>> {
  const names = Object.keys(properties);
  return (node, findings) => {
    const entries: [string, unknown][] = [];
    forEachProperty(node, findings, (name, value) => {
      if (!isKnownName(name, names, "property", findings)) return;
      const read = properties[name.value as keyof Shape];
      const result = read(value, findings);
      if (result !== undefined) entries.push([name.value, result]);
    });
    return Object.fromEntries(entries) as Partial<Shape>;
  };
}

/** Reports a name that is not among the known ones. */
export function isKnownName(
  name: Node,
  known: readonly string[],
  what: string,
  findings: Finding[],
): boolean {
  if (known.includes(name.value)) return true;
  const likely = closest(name.value, known);
  const fixes = likely === undefined ? [] : [replaceWith(likely, [insideQuotes(name)])];
  report(findings, spanOf(name), `There is no ${what} ${name.value}${didYouMean(likely)}`, fixes);
  return false;
}

function forEachProperty(node: Node, findings: Finding[], visit: (name: Node, value: Node) => void): void {
  if (node.type !== "object") {
    report(findings, spanOf(node), `Write an object in braces here, such as {}, not ${found(node)}.`);
    return;
  }
  const seen = new Set<string>();
  for (const { children = [] } of node.children ?? []) {
    const [name, value] = children;
    if (name === undefined || value === undefined) continue;
    if (seen.has(name.value))
      report(findings, spanOf(name), `${name.value} is given twice: the last one counts.`);
    seen.add(name.value);
    visit(name, value);
  }
}

const longestText = 40;

/** Describes what is there instead of the expected value. */
function found({ type, value }: Node): string {
  if (type === "array") return "a list";
  if (type === "object") return "an object";
  if (type !== "string") return String(value);
  return value.length > longestText ? "this text" : JSON.stringify(value);
}

function insideQuotes(node: Node): Span {
  return { start: node.offset + 1, end: node.offset + node.length - 1 };
}

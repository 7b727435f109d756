import { compileRegex } from "../regex/compile.ts";
import { parseRegex } from "../regex/syntax/parse.ts";
import { remember } from "../text/remember.ts";
import { portsMatching } from "./matching-ports.ts";
import { portElementsFor } from "./port-elements.ts";
import { highestPort, PortSet } from "./port-set.ts";

export type PortElementProblemKind =
  | "empty-element"
  | "malformed-element"
  | "numeric-range"
  | "value-range"
  | "port-out-of-range"
  | "matches-no-port"
  | "comma-in-regex"
  | "undecidable-element"
  | "broken-element";

export interface PortElementProblem {
  kind: PortElementProblemKind;
  message: string;
  /** Half-open offsets into the same text as those of the element. */
  start: number;
  end: number;
  /** What to write in place of `start … end`, if that is known. */
  suggestion?: string;
}

/** What an element means, whatever list it is in; the offsets of the problem are relative to the element. */
export interface ElementMeaning {
  kind: "number" | "pattern";
  ports: PortSet;
  problem?: PortElementProblem;
}

/**
 * What a port element means: the ports whose decimal text it matches in full. The vendor does not say that
 * the whole text must match, but the examples imply it: `2[1-9]` is 21 to 29 (G 172). Meanings are remembered
 * by text.
 */
export const meaningOf = remember(
  (text): ElementMeaning => (/^[0-9]+$/.test(text) ? meaningOfNumber(text) : meaningOfPattern(text)),
  // A set of ports can be large.
  { most: 500 },
);

function meaningOfNumber(text: string): ElementMeaning {
  const port = Number(text);
  if (port < 1 || port > highestPort) {
    const message = `${text} is not a valid port number: ports go from 1 to ${highestPort}. Correct or remove it.`;
    return faulty("number", text, "port-out-of-range", message);
  }
  if (text.startsWith("0")) {
    const message = `Ports are compared as text, without leading zeros: ${text} matches none. Write ${port}.`;
    return faulty("number", text, "matches-no-port", message, String(port));
  }
  return { kind: "number", ports: PortSet.of([port]) };
}

function meaningOfPattern(text: string): ElementMeaning {
  const { node, errors } = parseRegex(text);
  if (errors[0]) {
    const { start, end, message } = errors[0];
    const malformed = { kind: "malformed-element", message, start, end } as const;
    return {
      kind: "pattern",
      ports: PortSet.empty,
      problem: isBroken(text) ? brokenElement(text) : malformed,
    };
  }
  const compiled = compileRegex(node);
  const ports = compiled.ok ? portsMatching(compiled.matcher) : undefined;
  if (!ports) {
    const reason = compiled.ok ? "is too complex" : compiled.reason;
    const message = `It is not known which ports ${text} means: it ${reason}. Write port numbers or digit patterns such as 808[0-9].`;
    return faulty("pattern", text, "undecidable-element", message);
  }
  const problem = isBroken(text) ? brokenElement(text) : problemOfPattern(text, ports);
  return problem ? { kind: "pattern", ports, problem } : { kind: "pattern", ports };
}

const lineBreak = /(?<![ \t])[ \t]*[\r\n]\s*/g;

function isBroken(text: string): boolean {
  return text.includes("\n") || text.includes("\r");
}

/** The text without its line breaks and the blanks around them. */
export function joinLines(text: string): string {
  return text.replace(lineBreak, "");
}

/** The parts of a broken element as elements of their own; undefined if one of them can't be one. */
export function separateLines(text: string): string | undefined {
  const parts = text.split(lineBreak).filter((part) => part !== "");
  return parts.some((part) => meaningOf(part).problem) ? undefined : parts.join(", ");
}

function brokenElement(text: string): PortElementProblem {
  const message = `The port list is broken across lines: with the line break, ${joinLines(text)} matches no port. Join the lines.`;
  return { kind: "broken-element", message, start: 0, end: text.length, suggestion: joinLines(text) };
}

const numericRange = /^([0-9]{1,9})\s*(?:-|–|—|:|\.\.)\s*([0-9]{1,9})$/;
const valueRange = /^\[\s*([0-9]{1,9}|MIN)\s*\.\.\s*([0-9]{1,9}|MAX)\s*\]$/i;

function problemOfPattern(text: string, ports: PortSet): PortElementProblem | undefined {
  const span = { start: 0, end: text.length };
  const inBrackets = valueRange.exec(text);
  if (inBrackets) {
    const instead = elementsOfRange(inBrackets[1]!, inBrackets[2]!);
    const meant = ports.isEmpty ? "no port" : `only ${ports}`;
    const message = `${text} is a set of characters in a port list, not a range: it matches ${meant}.${writeInstead(instead)}`;
    return { kind: "value-range", message, ...span, ...instead };
  }
  if (!ports.isEmpty) {
    return undefined;
  }
  const range = numericRange.exec(text);
  if (range) {
    const instead = elementsOfRange(range[1]!, range[2]!);
    const message = `A port list has no ranges: ${text} is read as a regular expression and matches no port.${writeInstead(instead)}`;
    return { kind: "numeric-range", message, ...span, ...instead };
  }
  const parts = text.split(/[\s;]+/).filter((part) => part !== "");
  if (parts.length > 1 && parts.every((part) => !meaningOf(part).problem)) {
    const message = `${text} matches no port. Separate the elements of a port list with commas.`;
    return { kind: "matches-no-port", message, ...span, suggestion: parts.join(", ") };
  }
  const message = `No port from 1 to ${highestPort} matches ${text} in full. Correct or remove it.`;
  return { kind: "matches-no-port", message, ...span };
}

/** The elements for the range, limited to 1–65535, in either order of its ends. */
function elementsOfRange(from: string, to: string): { suggestion?: string } {
  const [first, last] = [endOfRange(from), endOfRange(to)];
  const lo = Math.max(1, Math.min(first, last));
  const hi = Math.min(highestPort, Math.max(first, last));
  return lo <= hi ? { suggestion: portElementsFor(PortSet.range(lo, hi)).join(", ") } : {};
}

function endOfRange(text: string): number {
  if (/^min$/i.test(text)) return 1;
  return /^max$/i.test(text) ? highestPort : Number(text);
}

function writeInstead({ suggestion }: { suggestion?: string }): string {
  return suggestion === undefined ? " Correct or remove it." : ` Write ${suggestion} instead.`;
}

function faulty(
  kind: ElementMeaning["kind"],
  text: string,
  problem: PortElementProblemKind,
  message: string,
  suggestion?: string,
): ElementMeaning {
  const span = { start: 0, end: text.length };
  const instead = suggestion === undefined ? {} : { suggestion };
  return { kind, ports: PortSet.empty, problem: { kind: problem, message, ...span, ...instead } };
}

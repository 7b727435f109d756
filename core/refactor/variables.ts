import { declareVariable, placeOfDeclaration } from "../semantics/declare-variable.ts";
import { insideQuotes, type Operand } from "../semantics/operands.ts";
import type { Policy } from "../semantics/policy.ts";
import {
  declaredVariables,
  holdsVariable,
  type VariableDeclaration,
  variableReferences,
} from "../semantics/variables.ts";
import type { Keyword } from "../syntax/tree.ts";
import { startOfLine } from "../text/lines.ts";
import type { Refactoring } from "./refactoring.ts";

/** Their values are words of the language. */
const fixed = new Set(["type", "value_type", "port_type", "check_type", "description", "info", "solution"]);

/**
 * Makes a value the default of a new variable, which replaces it. Undefined if the value can't be written
 * unchanged on a line of the header, or if it is a word of the language.
 */
export function extractVariable(
  policy: Policy,
  { name: keyword }: Keyword,
  operand: Operand,
): Refactoring | undefined {
  const { tree, checkTypeElement } = policy;
  if (fixed.has(keyword.toLowerCase()) || checkTypeElement === undefined || operand.kind === "range")
    return undefined;
  if (operand.kind === "string" && !operand.closed) return undefined;
  const span = insideQuotes(operand);
  const text = tree.text.slice(span.start, span.end);
  if (text === "" || text.trim() !== text || /[<>\r\n]/.test(text) || holdsVariable(text)) return undefined;
  const isInteger = operand.kind === "word" && /^-?\d+$/.test(text);
  if (operand.kind === "word" && !isInteger) return undefined;
  const name = freeName(policy, keyword);
  const valueType = isInteger ? "INTEGER" : "STRING";
  return {
    name: { is: "extract-variable", variable: name },
    kind: "extract",
    edits: [
      declareVariable(
        { name, default: text, valueType },
        placeOfDeclaration(tree.text, checkTypeElement.open.start),
      ),
      { ...span, newText: `@${name}@` },
    ],
  };
}

/** `PORTS`, or `PORTS_2` if that is taken. */
function freeName({ tree }: Policy, keyword: string): string {
  const taken = new Set([...declaredVariables(tree), ...variableReferences(tree)].map(({ name }) => name));
  const base =
    keyword
      .toUpperCase()
      .replace(/[^A-Z0-9_]/g, "_")
      .replace(/^[^A-Z]+/, "") || "VALUE";
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(name)) return name;
  }
}

/**
 * Replaces a variable by its default everywhere, and removes its declaration. Undefined if a place can't
 * contain it.
 */
export function inlineVariable(
  { tree }: Policy,
  { name, nameSpan, defaultValue }: VariableDeclaration,
): Refactoring | undefined {
  const { text } = tree;
  if (!defaultValue || /["'\\]/.test(defaultValue)) return undefined;
  const from = text.lastIndexOf("<variable>", nameSpan.start);
  const to = text.indexOf("</variable>", nameSpan.end);
  if (from === -1 || to === -1) return undefined;
  const start = startOfLine(text, from);
  const lineEnd = text.indexOf("\n", to);
  const end = lineEnd === -1 ? text.length : lineEnd + 1;
  const uses = variableReferences(tree).filter((reference) => reference.name === name);
  const edits = [
    { start, end, newText: "" },
    ...uses.map((use) => ({ start: use.start, end: use.end, newText: defaultValue })),
  ];
  return {
    name: { is: "inline-variable", variable: name },
    kind: "inline",
    edits: edits.sort((left, right) => left.start - right.start),
  };
}

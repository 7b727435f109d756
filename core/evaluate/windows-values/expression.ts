import { keywordOf, policyOf } from "../../semantics/policy.ts";
import { parse } from "../../syntax/parse.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { PolicyTree, Value } from "../../syntax/tree.ts";
import type { CheckSource, Written } from "../checks/check-source.ts";
import { noValues, textWithValues, type Values } from "../values.ts";

/** The value of `value_data`: texts, numbers and ranges, and the operators that combine them (G 249-250). */
export type Expression = Leaf | Combination;

export interface Leaf {
  kind: "leaf";
  /** Without quotes, unescaped, and with values in place of variables. */
  text: string;
  isQuoted: boolean;
}

export interface Combination {
  kind: "||" | "&&" | "|" | "&";
  operands: readonly Expression[];
}

/** An expression and its place in the policy. */
export interface WrittenExpression {
  expression: Expression;
  /** The whole value as it is written, on one line. */
  element: Written;
}

export type FoundExpression = { ok: true; value: WrittenExpression } | { ok: false; reason: string };

/** Parses the value of the keyword; the value of a variable may be a whole expression. */
export function expressionOf(source: CheckSource, name: string): FoundExpression {
  const value = keywordOf(source.check, name)?.value;
  if (value === undefined) return { ok: false, reason: `The check has no ${name} to say what it expects.` };
  const { tree } = source.check;
  const expression = readValue(tree, value, source.values);
  if (expression === undefined)
    return { ok: false, reason: `The value of ${name} is not a complete expression.` };
  const text = tree.text.slice(value.start, value.end).trim().replace(/\s+/g, " ");
  const element = { text: textWithValues(text, source.values), start: value.start, end: value.end };
  return { ok: true, value: { expression, element } };
}

/** Undefined if something is missing: an operand, or a closing quote. */
function readValue(tree: PolicyTree, value: Value, values: Values): Expression | undefined {
  switch (value.kind) {
    case "string":
      return value.closed ? leafOf(textOf(tree, value), values, true) : undefined;
    case "word":
      return readWord(tree.text.slice(value.start, value.end), values);
    case "range":
      return leafOf(tree.text.slice(value.start, value.end), values, false);
    case "group":
      return value.value && readValue(tree, value.value, values);
    case "list": {
      const { operator } = value;
      if (operator === "," || value.operands.length < 2) return undefined;
      const operands = value.operands.map((operand) => readValue(tree, operand, values));
      if (operands.includes(undefined)) return undefined;
      return { kind: operator, operands: operands as Expression[] };
    }
    case "prefixed":
      return undefined;
  }
}

function leafOf(text: string, values: Values, isQuoted: boolean): Leaf {
  return { kind: "leaf", text: textWithValues(text, values), isQuoted };
}

/** A word, or a variable whose value is a whole expression. */
function readWord(word: string, values: Values): Expression | undefined {
  const leaf = leafOf(word, values, false);
  if (leaf.text === word || !/["'|&()[\]]/.test(leaf.text)) return leaf;
  const tree = parse(
    `<check_type:"Windows" version:"2">\n<custom_item>\nvalue_data : ${leaf.text}\n</custom_item>\n</check_type>\n`,
  );
  const [check] = policyOf(tree).checks;
  const value = check === undefined ? undefined : keywordOf(check, "value_data")?.value;
  if (tree.errors.length > 0 || value === undefined) return undefined;
  return readValue(tree, value, noValues);
}

/** The lists that an expression of texts denotes, or why it denotes none: a sentence. */
export type FoundLists = { ok: true; lists: readonly (readonly Leaf[])[] } | { ok: false; reason: string };

/** The maximum number of alternatives: `("a" || "b") && ("c" || "d")` has four. */
const mostAlternatives = 1000;

/** `&&` joins the texts of a list, `||` separates lists. */
export function listsOf(expression: Expression): FoundLists {
  if (expression.kind === "leaf") return { ok: true, lists: [[expression]] };
  if (expression.kind !== "||" && expression.kind !== "&&") {
    return { ok: false, reason: `Tenable does not document what ${expression.kind} means between texts.` };
  }
  let lists: Leaf[][] = expression.kind === "&&" ? [[]] : [];
  for (const operand of expression.operands) {
    const found = listsOf(operand);
    if (!found.ok) return found;
    if (expression.kind === "||") for (const list of found.lists) lists.push([...list]);
    else lists = joinLists(lists, found.lists);
    if (lists.length > mostAlternatives) {
      return { ok: false, reason: "value_data has too many alternatives to compare." };
    }
  }
  return { ok: true, lists };
}

/** Appends each of the other lists to each list. */
function joinLists(lists: Leaf[][], others: readonly (readonly Leaf[])[]): Leaf[][] {
  const [only] = others;
  if (others.length !== 1 || only === undefined) {
    if (lists.length * others.length > mostAlternatives) return new Array(mostAlternatives + 1).fill([]);
    return lists.flatMap((list) => others.map((other) => [...list, ...other]));
  }
  for (const list of lists) for (const leaf of only) list.push(leaf);
  return lists;
}

import type { Schema } from "../schema/index.ts";
import { isOperand, readExpression } from "../syntax/grammar/values/expression.ts";
import { parse } from "../syntax/parse.ts";
import { textOf } from "../syntax/string-value.ts";
import type { Keyword, OpenTag, PolicyTree, TreeNode, Value } from "../syntax/tree.ts";

/**
 * Reads a filled policy again: it must say what the old one says, with the values in place of the names, and
 * nothing else. A value may contain quotes, backslashes and line ends, which may change the meaning of what
 * is around it.
 *
 * @param expected what strings with variables must say, by their offset in the old policy; others are not
 *   compared
 * @returns the offset in the old policy of the first difference; undefined if there is none
 */
export function findMistake(
  before: PolicyTree,
  text: string,
  expected: ReadonlyMap<number, string>,
  schema: Schema,
): number | undefined {
  const after = parse(text, schema);
  const [old, now] = [partsOf(before.children), partsOf(after.children)];
  for (const [index, was] of old.entries()) {
    const is = now[index];
    if (is === undefined || is.name !== was.name || is.kind !== was.kind) return was.start;
    const [older, newer] = [valuesOf(was), valuesOf(is)];
    if (older.length !== newer.length) return was.start;
    for (const [at, value] of older.entries()) {
      if (!saysTheSame(before, value, after, newer[at]!, expected)) return value.start;
    }
  }
  return now.length === old.length && after.errors.length === 0 ? undefined : before.text.length;
}

type Part = Keyword | OpenTag;

function partsOf(nodes: readonly TreeNode[], parts: Part[] = []): Part[] {
  for (const node of nodes) {
    if (node.kind === "keyword") parts.push(node);
    if (node.kind !== "element") continue;
    parts.push(node.open);
    partsOf(node.children, parts);
  }
  return parts;
}

function valuesOf(part: Part): Value[] {
  const values =
    part.kind === "keyword" ? [part.value] : [part.value, ...part.attributes.map(({ value }) => value)];
  return values.filter((value) => value !== undefined);
}

function saysTheSame(
  before: PolicyTree,
  was: Value,
  after: PolicyTree,
  is: Value,
  expected: ReadonlyMap<number, string>,
): boolean {
  const source = before.text.slice(was.start, was.end);
  const [older, newer] = [operandsOf(was), operandsOf(is)];
  const strings = older.filter(({ start }) => expected.has(start));
  if (strings.length === 0 && !source.includes("@")) return source === after.text.slice(is.start, is.end);
  // a value that is more than a string may have become several: the number of parts around it is checked
  // separately
  if (strings.length === 0 || older.length !== newer.length) return strings.length < older.length;
  return older.every((operand, at) => {
    const text = expected.get(operand.start) ?? textOf(before, operand);
    const isOther =
      !expected.has(operand.start) && before.text.slice(operand.start, operand.end).includes("@");
    return isOther || text === textOf(after, newer[at]!);
  });
}

function operandsOf(value: Value): Value[] {
  return isOperand(value) ? [value] : readExpression(value).terms.map(({ operand }) => operand);
}

import type { RegexSpan } from "../regex/syntax/node.ts";
import { parseRegex } from "../regex/syntax/parse.ts";
import type { ItemSchema } from "../schema/index.ts";
import { type Operand, readExpression, type Term } from "../syntax/grammar/values/expression.ts";
import { readColumns } from "../syntax/grammar/values/lists.ts";
import { type DecodedString, decodeString, textOf } from "../syntax/string-value.ts";
import type { Keyword, PolicyTree, Span, StringValue, Value } from "../syntax/tree.ts";
import { remember } from "../text/remember.ts";
import { forEachOperand } from "./operands.ts";
import { type Check, keywordOf, keywordText } from "./policy.ts";
import { holdsVariable } from "./variables.ts";

/** A regular expression in a check, as the scanner gets it. */
export interface Pattern {
  keyword: Keyword;
  value: StringValue;
  /** What the regular expression engine reads. */
  text: string;
  decoded: DecodedString;
}

/** The place in the file of a part of a pattern's text. */
export function placeInFile({ decoded }: Pattern, { start, end }: RegexSpan): Span {
  return { start: decoded.sourceOffset(start), end: decoded.sourceOffset(end) };
}

/**
 * The regular expressions of a check, in order: the values of keywords that take one, `value_data` if
 * `check_type` compares by pattern, `regex:"…"` in `sql_expect` (G 64), and the columns of `sql_expect` that
 * are REGEX in `sql_types` (G 160). What a value is depends on the item type: `value_data` of a
 * FILE_CONTENT_CHECK is a path, whatever `check_type` says (G 315). Port lists have their own language and
 * are not included, nor are patterns with a variable in them, whose value is only known during the scan.
 */
export function patternsOf(check: Check, item: ItemSchema): readonly Pattern[] {
  let patterns = patternsByCheck.get(check);
  if (patterns === undefined) {
    patterns = findPatterns(check, item);
    patternsByCheck.set(check, patterns);
  }
  return patterns;
}

const patternsByCheck = new WeakMap<Check, readonly Pattern[]>();

function findPatterns(check: Check, item: ItemSchema): Pattern[] {
  const { tree } = check;
  const patterns: Pattern[] = [];
  for (const keyword of check.keywords) {
    const { name, value } = keyword;
    const form = item.keywords.get(name)?.form;
    if (value === undefined || form === undefined) continue;
    const compared = name === "value_data" && form === "expression";
    if (form === "regex" || (compared && comparesByPattern(check))) {
      collect(tree, keyword, readExpression(value).terms, patterns);
    } else if (form === "sql-expect") {
      collectColumns(tree, keyword, value, columnTypes(check), patterns);
    }
  }
  return patterns;
}

/** The strings among the terms, without those that have a prefix. */
function collect(tree: PolicyTree, keyword: Keyword, terms: readonly Term[], patterns: Pattern[]): void {
  for (const { operand, prefix } of terms) {
    if (prefix === undefined) addPattern(tree, keyword, operand, patterns);
  }
}

function addPattern(tree: PolicyTree, keyword: Keyword, value: Operand, patterns: Pattern[]): void {
  if (value.kind !== "string" || !value.closed) return;
  const decoded = decodeString(tree, value, "code");
  if (!holdsVariable(decoded.text)) patterns.push({ keyword, value, text: decoded.text, decoded });
}

/** The columns of an expected row: what is between the commas. */
function collectColumns(
  tree: PolicyTree,
  keyword: Keyword,
  value: Value,
  types: readonly string[],
  patterns: Pattern[],
): void {
  for (const [index, { terms }] of readExpression(value).columns.entries()) {
    if (types[index] === "REGEX" || types[index] === "REGEX_OR_NULL") {
      collect(tree, keyword, terms, patterns);
    }
    for (const { operand, prefix } of terms) {
      if (prefix === undefined || tree.text.slice(prefix.start, prefix.end) !== "regex") continue;
      addPattern(tree, keyword, operand, patterns);
    }
  }
}

/** The words of `sql_types`, bare or quoted, in one string or in several. */
function columnTypes(check: Check): string[] {
  const types: string[] = [];
  const value = keywordOf(check, "sql_types")?.value;
  if (value === undefined) return types;
  forEachOperand(value, (operand) => {
    const text = textOf(check.tree, operand);
    for (const { start, end } of readColumns(text)) types.push(text.slice(start, end).toUpperCase());
  });
  return types;
}

/** Is `value_data` of the check compared by pattern? */
export function comparesByPattern(check: Check): boolean {
  const operator = keywordText(check, "check_type");
  return operator === "CHECK_REGEX" || operator === "CHECK_NOT_REGEX";
}

/**
 * The tree of a pattern. Rules ask for it one after another, and not again if they found nothing: few are
 * kept.
 */
export const parsePattern = remember((text) => parseRegex(text), { most: 200 });

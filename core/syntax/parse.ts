import {
  canonicalCheckType,
  dropsBackslashes,
  hasRawDoubleQuotes,
  type Schema,
  standardSchema,
} from "../schema/schema.ts";
import { isAscii } from "../text/is-ascii.ts";
import { readStatements } from "./grammar/policy.ts";
import { policyTag } from "./nesting.ts";
import { tokenize } from "./scanner.ts";
import type { QuoteRule } from "./string-end.ts";
import { buildStructure, type Structure } from "./structure.ts";
import type { Comment, PolicyTree, Span, Statement, SyntaxProblem } from "./tree.ts";

/**
 * Parses an audit file. Any text gives a tree; mistakes are in `errors`, in order of offsets. Never throws.
 * @param schema decides by check type where strings end
 */
export function parse(text: string, schema: Schema = standardSchema): PolicyTree {
  const flat = readFlat(text, schema);
  return treeOf(flat, buildStructure(text, flat.statements));
}

/** A text as a flat list of statements, before it is known which tag closes which. */
export interface FlatPolicy {
  text: string;
  checkType: string | undefined;
  rule: QuoteRule;
  isAscii: boolean;
  statements: Statement[];
  comments: Comment[];
  /** The mistakes in the statements, in order. */
  errors: SyntaxProblem[];
  /** Strings without a closing quote, even in stray text. */
  unclosed: Span[];
}

export function readFlat(text: string, schema: Schema): FlatPolicy {
  const { checkType, rule } = quoteRuleOf(text, schema);
  const { tokens, comments, unclosed } = tokenize(text, rule);
  const { statements, errors } = readStatements(text, tokens, rule === "raw-double");
  return { text, checkType, rule, isAscii: isAscii(text), statements, comments, errors, unclosed };
}

export function treeOf(
  { text, checkType, rule, isAscii, comments, errors }: FlatPolicy,
  structure: Structure,
): PolicyTree {
  return {
    kind: "tree",
    start: 0,
    end: text.length,
    text,
    checkType,
    quoteRule: rule,
    rawDoubleQuotes: rule === "raw-double",
    isAscii,
    children: structure.children,
    comments,
    errors: [...errors, ...structure.errors, ...htmlComments(text, comments)].sort(byStart),
  };
}

function htmlComments(text: string, comments: readonly Comment[]): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  for (const { start, end } of comments) {
    if (text.charCodeAt(start) !== LESS) continue;
    problems.push({ rule: "html-comment", start, end, message: "Comments start with #, not with <!--." });
  }
  return problems;
}

const LESS = 60;

/** The first tag with a value; even if the name of the tag is misspelt, the value determines the rule. */
const firstValueTag = /^[ \t]*<[ \t]*(\w+)[ \t]*(?::[ \t]*)?(?:"([^"\r\n]*)"|'([^'\r\n]*)'|(\w[^\s>]*))/m;

export function quoteRuleOf(text: string, schema: Schema): Pick<FlatPolicy, "checkType" | "rule"> {
  const match = firstValueTag.exec(text);
  const written = match?.[2] ?? match?.[3] ?? match?.[4];
  const value = written && canonicalCheckType(written, schema);
  const checkType = match?.[1] === policyTag ? value : undefined;
  if (hasRawDoubleQuotes(value, schema)) return { checkType, rule: "raw-double" };
  if (checkType === undefined) return { checkType, rule: "unknown" };
  return { checkType, rule: dropsBackslashes(checkType, schema) ? "escaped" : "either" };
}

function byStart(left: SyntaxProblem, right: SyntaxProblem): number {
  return left.start - right.start;
}

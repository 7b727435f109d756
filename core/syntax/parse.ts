import { hasRawDoubleQuotes } from "../schema/schema.ts";
import { tokenize } from "./scanner.ts";
import { readStatements } from "./statements.ts";
import type { QuoteRule } from "./string-end.ts";
import { buildStructure } from "./structure.ts";
import type { PolicyTree, SyntaxProblem } from "./tree.ts";

/**
 * Parses an audit file. Any text gives a tree; what is wrong stands in `errors`, in order of offsets. Never throws.
 */
export function parse(text: string): PolicyTree {
  const { checkType, rule } = quoteRuleOf(text);
  const { tokens, comments } = tokenize(text, rule);
  const { statements, errors } = readStatements(text, tokens, rule === "raw-double");
  const structure = buildStructure(text, statements);
  return {
    kind: "tree",
    start: 0,
    end: text.length,
    text,
    checkType,
    children: structure.children,
    comments,
    errors: [...errors, ...structure.errors].sort(byStart),
  };
}

/** The first tag that carries a value; with a misspelt tag name the value still tells the rule. */
const firstValueTag = /^[ \t]*<[ \t]*(\w+)[ \t]*:?[ \t]*(?:"([^"\r\n]*)"|'([^'\r\n]*)'|(\w[^\s>]*))/m;

function quoteRuleOf(text: string): { checkType: string | undefined; rule: QuoteRule } {
  const match = firstValueTag.exec(text);
  const value = match?.[2] ?? match?.[3] ?? match?.[4];
  const checkType = match?.[1] === "check_type" ? value : undefined;
  if (value !== undefined && hasRawDoubleQuotes(value)) return { checkType, rule: "raw-double" };
  return { checkType, rule: checkType === undefined ? "unknown" : "escaped" };
}

function byStart(left: SyntaxProblem, right: SyntaxProblem): number {
  return left.start - right.start;
}

import type { Tokens } from "../tokens.ts";
import type { Expected } from "./expected.ts";
import { PolicyGrammar, type Statements } from "./policy-grammar.ts";

let made: PolicyGrammar | undefined;

/**
 * Chevrotain computes what can follow what when the parser is created, so that is deferred until there is
 * something to read.
 */
function grammar(): PolicyGrammar {
  made ??= new PolicyGrammar();
  return made;
}

/**
 * Reads tokens into statements; whatever fits nowhere is a stray statement with an error.
 * @param to a statement that begins there or later is not read
 */
export function readStatements(
  text: string,
  tokens: Tokens,
  rawDoubleQuotes: boolean,
  to = text.length,
): Statements {
  return grammar().read(text, tokens, rawDoubleQuotes, to);
}

/** The rules of statements that can be half-written. */
export type OpenRule = "keyword" | "openTag" | "closeTag";

/**
 * What may follow some tokens, the first of which begins a statement; empty if they are not the beginning of
 * one.
 * @param from index of the first token
 * @param to index after the last
 */
export function expectedAfter(rule: OpenRule, tokens: Tokens, from: number, to: number): Expected[] {
  return grammar().expectedAfter(rule, tokens, from, to);
}

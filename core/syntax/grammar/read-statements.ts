import type { Tokens } from "../tokens.ts";
import { PolicyGrammar, type Statements } from "./policy-grammar.ts";

let grammar: PolicyGrammar | undefined;

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
  // Chevrotain works out what follows what when the parser is made, so that is left until there is something to read.
  grammar ??= new PolicyGrammar();
  return grammar.read(text, tokens, rawDoubleQuotes, to);
}

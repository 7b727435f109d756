import { createToken, EOF, Lexer, type TokenType } from "chevrotain";
import { kindBits, type Tokens } from "../../tokens.ts";
import { type Terminals, TokenSource } from "../token-source.ts";

/** The terminals of a value language: one for each kind of its tokens. Kinds count from 1; 0 is the end. */
export type ValueTerminals<Name extends string> = Terminals & Readonly<Record<Name, TokenType>>;

export function valueTerminals<Name extends string>(
  kinds: Readonly<Record<Name, number>>,
): ValueTerminals<Name> {
  const ofKind = new Map<number, TokenType>();
  const named: Partial<Record<Name, TokenType>> = {};
  for (const [name, kind] of Object.entries(kinds) as [Name, number][]) {
    const type = createToken({ name, pattern: Lexer.NA });
    named[name] = type;
    ofKind.set(kind, type);
  }
  const all = [...ofKind.values()];
  return {
    ...(named as Record<Name, TokenType>),
    all,
    ofByte: (byte) => ofKind.get(byte & kindBits) ?? EOF,
  };
}

/**
 * The grammar of a language inside of values: a range, a list of references. Such a text is read with its
 * offsets in the surrounding text. Unlike a policy, it can be wrong, which a rule reports.
 */
export abstract class ValueGrammar extends TokenSource {
  constructor(terminals: Terminals, validates = false) {
    super(terminals, validates);
  }

  /** What a rule reads from the tokens; undefined if they don't match it. */
  protected readAll<Read>(text: string, tokens: Tokens, rule: () => Read): Read | undefined {
    this.open(text, tokens);
    const read = rule();
    const fits = this.at === tokens.count && this.errors.length === 0;
    this.close();
    return fits ? read : undefined;
  }
}

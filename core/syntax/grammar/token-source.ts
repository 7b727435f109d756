import { EmbeddedActionsParser, type IToken, type TokenType } from "chevrotain";
import { lineBit, Tokens } from "../tokens.ts";
import type { Expected } from "./expected.ts";

/** The terminals of a grammar. */
export interface Terminals {
  all: TokenType[];
  /** The terminal of a token, by its byte in `Tokens.kinds`. */
  ofByte(byte: number): TokenType;
}

const nothing = new Tokens(0);
nothing.addEnd(0);

/**
 * A parser of chevrotain that reads our tokens, which are numbers in arrays. What chevrotain sees of a token
 * is one of a few objects that all tokens of a kind share, so that reading a policy creates no object per
 * token. The position of a token comes from the source, at the current reading position.
 */
export abstract class TokenSource extends EmbeddedActionsParser {
  protected text = "";
  protected tokens = nothing;
  /** Index of the next token. */
  protected at = 0;
  #bytes = nothing.kinds;
  readonly #shared: IToken[];

  /**
   * @param validates let chevrotain look for mistakes in the grammar, which takes longer than reading a
   *   policy
   */
  constructor(terminals: Terminals, validates: boolean) {
    super(terminals.all, { maxLookahead: 1, skipValidations: !validates });
    this.#shared = Array.from({ length: 2 * lineBit }, (_, byte) => sharedToken(terminals, byte));
  }

  /** Starts reading a text. */
  protected open(text: string, tokens: Tokens): void {
    this.reset();
    this.text = text;
    this.tokens = tokens;
    this.at = 0;
    this.#bytes = tokens.kinds;
  }

  /** Forgets the text: the parser lives as long as the program. */
  protected close(): void {
    this.open("", nothing);
  }

  /**
   * What may follow some tokens, the first of which begins a rule; empty if they are not the beginning of it.
   * @param from index of the first token
   * @param to index after the last
   */
  expectedAfter(rule: string, tokens: Tokens, from: number, to: number): Expected[] {
    const before = Array.from(tokens.kinds.subarray(from, to), (byte) => this.#shared[byte]!);
    return this.computeContentAssist(rule, before).map(({ nextTokenType, ruleStack }) => ({
      terminal: nextTokenType.name,
      rules: ruleStack,
    }));
  }

  protected override LA(ahead: number): IToken {
    return this.#shared[this.#bytes[this.at + ahead - 1]!]!;
  }

  protected override LA_FAST(ahead: number): IToken {
    return this.#shared[this.#bytes[this.at + ahead - 1]!]!;
  }

  consumeToken(): void {
    this.at++;
  }

  exportLexerState(): number {
    return this.at;
  }

  importLexerState(at: number): void {
    this.at = at;
  }

  resetLexerState(): void {
    this.at = 0;
  }

  moveToTerminatedState(): void {
    this.at = this.tokens.count;
  }

  /** Nothing is appended to the tokens: they already have an end. */
  onBeforeParse(): void {}

  /** Reading may stop before the end, where unchanged statements begin: what is left is not an error. */
  onAfterParse(): void {}

  /** The byte in `Tokens.kinds` of the next token, or of one further on. */
  protected byte(ahead: number): number {
    return this.#bytes[this.at + ahead]!;
  }

  /** The start of the next token. */
  protected get start(): number {
    return this.tokens.start(this.at);
  }

  /** The end of the last token read. */
  protected get end(): number {
    return this.tokens.end(this.at - 1);
  }

  protected textOf(index: number): string {
    return this.text.slice(this.tokens.start(index), this.tokens.end(index));
  }
}

function sharedToken(terminals: Terminals, byte: number): IToken {
  const tokenType = terminals.ofByte(byte);
  return { image: "", startOffset: 0, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx! };
}

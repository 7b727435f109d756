import { EmbeddedActionsParser, EOF, type IParserConfig, type IToken, tokenMatcher } from "chevrotain";
import { startsStructure } from "./string-end.ts";
import { endOf } from "./token-nodes.ts";
import {
  CloseTagToken,
  Colon,
  GroupStart,
  Key,
  OpenTagStart,
  RangeToken,
  StringToken,
  tokenTypes,
  Word,
} from "./tokens.ts";
import type { CloseTag, Keyword, OpenTag, Stray, SyntaxProblem } from "./tree.ts";

export type Statement = OpenTag | CloseTag | Keyword | Stray;

/** Real expressions nest three deep; the limit keeps hostile ones from using up the stack. */
const deepestGroup = 100;

/**
 * What the grammar knows beyond the next token: the text with its lines, and what it has found so far. Lines matter
 * in this language, and tokens don't say them, so these questions look into the text between two tokens.
 */
export abstract class LineAwareParser extends EmbeddedActionsParser {
  text = "";
  /** True where double quotes are raw, for the string nodes. */
  rawDoubleQuotes = false;
  statements: Statement[] = [];
  syntaxErrors: SyntaxProblem[] = [];
  /** Parentheses around the token being read. */
  groupDepth = 0;

  protected constructor(options: IParserConfig) {
    super(tokenTypes, options);
  }

  /** A value stands on the line of its colon or operator; only a string may follow on the next one. */
  protected operandFollows(previous: IToken): boolean {
    const next = this.LA(1);
    if (tokenMatcher(next, GroupStart) && this.groupDepth >= deepestGroup) return false;
    if (tokenMatcher(next, Key)) return this.startsPrefix(next) && this.sameLine(endOf(previous), next);
    return this.sameLine(endOf(previous), next) || tokenMatcher(next, StringToken);
  }

  /** `regex:"…"`, the one prefix that a value can have (G 64). */
  protected startsPrefix(key: IToken): boolean {
    return key.image.toLowerCase() === "regex" && tokenMatcher(this.LA(3), StringToken);
  }

  /** A `<` right after the colon of a keyword is text whose quotes are missing, unless the tag is one of ours. */
  protected standsForValue(): boolean {
    const previous = this.LA(0);
    if (previous === undefined || !tokenMatcher(previous, Colon)) return false;
    const next = this.LA(1);
    return this.sameLine(endOf(previous), next) && !startsStructure(this.text, next.startOffset);
  }

  protected startsBareKeyword(): boolean {
    const word = this.LA(1);
    if (!/^[A-Za-z_]\w*$/.test(word.image) || !this.isFirstOnLine(word)) return false;
    const second = this.LA(2);
    if (!this.sameLine(word.startOffset, second)) return true;
    if (tokenMatcher(second, StringToken) || tokenMatcher(second, RangeToken)) return true;
    if (tokenMatcher(second, CloseTagToken)) return true;
    return tokenMatcher(second, Word) && !this.sameLine(word.startOffset, this.LA(3));
  }

  protected strayFollows(previous: IToken): boolean {
    const next = this.LA(1);
    return (
      this.sameLine(endOf(previous), next) && !tokenMatcher(next, CloseTagToken) && !tokenMatcher(next, Key)
    );
  }

  /** Stray text goes on to the end of its line, and over further lines until one that is structure. */
  protected staysStray(next: IToken): boolean {
    const isTag = tokenMatcher(next, OpenTagStart) || tokenMatcher(next, CloseTagToken);
    if (!isTag && this.sameLine(endOf(this.LA(0)), next)) return true;
    return !startsStructure(this.text, next.startOffset);
  }

  protected isFirstOnLine(token: IToken): boolean {
    let at = token.startOffset - 1;
    while (at >= 0 && isBlank(this.text.charCodeAt(at))) at--;
    return at < 0 || this.text.charCodeAt(at) === 10;
  }

  protected sameLine(from: number, next: IToken): boolean {
    if (next.tokenType === EOF) return false;
    for (let at = from; at < next.startOffset; at++) if (this.text.charCodeAt(at) === 10) return false;
    return true;
  }

  protected report(
    rule: SyntaxProblem["rule"],
    start: number,
    end: number,
    message: string,
    related?: SyntaxProblem["related"],
  ): void {
    this.syntaxErrors.push({ rule, start, end, message, ...(related && { related }) });
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}

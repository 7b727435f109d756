import { startsStructure } from "./string-end.ts";
import { Kind, type Tokens } from "./tokens.ts";
import type { SyntaxProblem, SyntaxProblemRule } from "./tree.ts";

/**
 * The place in the list of tokens up to which a text is read, and what is wrong with it so far. Lines matter in this
 * language, so most questions about the next token are also questions about its line.
 */
export class TokenCursor {
  readonly errors: SyntaxProblem[] = [];
  /** Index of the next token. */
  at = 0;

  constructor(
    readonly text: string,
    readonly tokens: Tokens,
    /** True where double quotes are raw, for the string nodes. */
    readonly rawDoubleQuotes: boolean,
  ) {}

  /** Kind of the next token, or of one further on. */
  kind(ahead = 0): Kind {
    return this.tokens.kind(this.at + ahead);
  }

  /** Start of the next token. */
  get start(): number {
    return this.tokens.start(this.at);
  }

  /** End of the token read last. */
  get end(): number {
    return this.tokens.end(this.at - 1);
  }

  /** Takes the next token if it is of that kind. */
  take(kind: Kind): boolean {
    if (this.kind() !== kind) return false;
    this.at++;
    return true;
  }

  /** Does no line end between the next token, or one further on, and the one before it? */
  isOnSameLine(ahead = 0): boolean {
    return !this.tokens.isOnNewLine(this.at + ahead);
  }

  isAtEnd(): boolean {
    return this.at >= this.tokens.count;
  }

  textOf(index: number): string {
    return this.text.slice(this.tokens.start(index), this.tokens.end(index));
  }

  /** Does only a blank stand between the next token and the start of its line? */
  isFirstOnLine(): boolean {
    let at = this.start - 1;
    while (at >= 0 && isBlank(this.text.charCodeAt(at))) at--;
    return at < 0 || this.text.charCodeAt(at) === 10;
  }

  /** Does the next token look like the start of a line of structure? */
  startsStructure(): boolean {
    return startsStructure(this.text, this.start);
  }

  report(
    rule: SyntaxProblemRule,
    start: number,
    end: number,
    message: string,
    related?: SyntaxProblem["related"],
  ): void {
    this.errors.push({ rule, start, end, message, ...(related && { related }) });
  }
}

export function isString(kind: Kind): boolean {
  return kind === Kind.String || kind === Kind.UnclosedString;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 0xa0;
}

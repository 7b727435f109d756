import { startsStructure } from "../string-end.ts";
import { Kind, kindBits, lineBit } from "../tokens.ts";
import type { SyntaxProblem, SyntaxProblemRule } from "../tree.ts";
import { TokenSource } from "./token-source.ts";

/** What may be between the name of a closing tag and a `>` that is further on. */
export const inCloseTag = ["Colon", "Key", "RegexKey", "Word", "String", "SmartString"] as const;
const mayFollowName: ReadonlySet<Kind> = new Set(inCloseTag.map((name) => Kind[name]));

/**
 * The tokens of a policy, and what the grammar can't express: what a token is because of the lines around it.
 */
export abstract class PolicyTokens extends TokenSource {
  protected problems: SyntaxProblem[] = [];

  /** The kind of the next token, or of one further on. */
  protected kind(ahead = 0): Kind {
    return (this.byte(ahead) & kindBits) as Kind;
  }

  /** Is there no line end between the next token, or one further on, and the one before it? */
  protected isOnSameLine(ahead = 0): boolean {
    return (this.byte(ahead) & lineBit) === 0;
  }

  protected report(
    rule: SyntaxProblemRule,
    start: number,
    end: number,
    message: string,
    related?: SyntaxProblem["related"],
  ): void {
    this.problems.push({ rule, start, end, message, ...(related && { related }) });
  }

  /** Gives the first token of a statement the kind that it has because of its context. */
  protected lookAround(): void {
    const kind = this.kind();
    if (kind === Kind.Word) {
      const bare = this.#bareKind();
      if (bare !== undefined) this.tokens.retype(this.at, bare);
    } else if ((kind === Kind.OpenTagStart || kind === Kind.CloseTag) && this.#standsForValue()) {
      this.tokens.retype(this.at, Kind.TagInText);
    }
  }

  /**
   * The kind of a word that is the first on its line, with what looks like its value, or with nothing after
   * it.
   */
  #bareKind(): Kind | undefined {
    if (!/^[A-Za-z_]\w*$/.test(this.textOf(this.at)) || !this.#isFirstOnLine()) return undefined;
    if (!this.isOnSameLine(1)) return Kind.Flag;
    const second = this.kind(1);
    if (second === Kind.CloseTag) return Kind.Flag;
    if (second === Kind.String || second === Kind.UnclosedString || second === Kind.Range)
      return Kind.BareKey;
    return second === Kind.Word && !this.isOnSameLine(2) ? Kind.BareKey : undefined;
  }

  /** Is there only a blank between the next token and the start of its line? */
  #isFirstOnLine(): boolean {
    let at = this.start - 1;
    while (at >= 0 && isBlank(this.text.charCodeAt(at))) at--;
    return at < 0 || this.text.charCodeAt(at) === 10;
  }

  /** A `<` directly after the colon of a keyword is text without quotes, unless the tag is one of ours. */
  #standsForValue(): boolean {
    if (this.at === 0 || this.kind(-1) !== Kind.Colon) return false;
    return this.isOnSameLine() && !startsStructure(this.text, this.start);
  }

  /** For a closing tag: does its `>` follow a value and attributes like those of an opening tag? */
  protected tagEndsInLine(): boolean {
    let ahead = 0;
    while (this.isOnSameLine(ahead) && mayFollowName.has(this.kind(ahead))) ahead++;
    return this.isOnSameLine(ahead) && this.kind(ahead) === Kind.TagEnd;
  }

  /** Stray text extends to the end of its line, and over further lines up to one that is structure. */
  protected staysText(): boolean {
    const kind = this.kind();
    const isTag = kind === Kind.OpenTagStart || kind === Kind.CloseTag;
    return (!isTag && this.isOnSameLine()) || !startsStructure(this.text, this.start);
  }
}

/** A blank of any kind that does not end a line. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 0xa0;
}

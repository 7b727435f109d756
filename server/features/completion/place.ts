import {
  type Expected,
  expectedAfter,
  Kind,
  type OpenRule,
  type OpenTag,
  type QuoteRule,
  readStatements,
  type Span,
  type Tokens,
  tokenize,
} from "../../../core/editor.ts";

/**
 * Where the cursor is. The tree of a half-written line may be anything, so the line is read once more, up to the cursor
 * only, and the grammar says what may follow.
 */
export type Place =
  | { kind: "nothing" }
  /** At the start of a statement: a keyword or a tag may be written. The span is the word under the cursor. */
  | { kind: "statement"; word: Span }
  | { kind: "value"; keyword: string; value: ValuePlace }
  | { kind: "closing-tag"; tag: Span }
  | { kind: "tag-name"; tag: Span }
  | { kind: "tag-value"; tagName: string; value: ValuePlace }
  /** The span is the word under the cursor. */
  | { kind: "attribute"; tagName: string; present: string[]; word: Span }
  | { kind: "attribute-value"; tagName: string; attribute: string; value: ValuePlace };

/** The operand under the cursor. */
export interface ValuePlace {
  /** Inside the quotes, or the bare word. */
  inner: Span;
  quote: '"' | "'" | undefined;
  closed: boolean;
  /** True if nothing is between the colon and the cursor. */
  touchesColon: boolean;
}

/**
 * @param from where the statement of the cursor may begin: the start of its line, or of a keyword that
 *   continues in it
 * @param offset of the cursor
 */
export function placeAt(text: string, from: number, offset: number, rule: QuoteRule): Place {
  return new Line(text, from, offset, rule).place();
}

/** Longer statements are not completed: that would take too long. */
const mostTokens = 4000;

/** How many tokens back the beginning of a statement is searched for in stray text. */
const furthestBack = 60;

class Line {
  readonly #tokens: Tokens;
  /** How many tokens are before the cursor, without the one that is being written. */
  readonly #before: number;
  /** The token that is being written. */
  readonly #word: Span | undefined;
  readonly #isInComment: boolean;

  constructor(
    private readonly text: string,
    from: number,
    private readonly offset: number,
    private readonly rule: QuoteRule,
  ) {
    const { tokens, comments } = tokenize(text, rule, from, offset);
    this.#tokens = tokens;
    const comment = comments.at(-1);
    this.#isInComment = comment !== undefined && comment.start < offset && offset <= comment.end;
    let before = tokens.count;
    // A key includes its colon, which may be after the cursor.
    while (before > 0 && tokens.start(before - 1) >= offset) before--;
    const last = before - 1;
    const isWord = last >= 0 && isUnfinished(text, tokens, last, offset);
    this.#word = isWord ? { start: tokens.start(last), end: tokens.end(last) } : undefined;
    this.#before = isWord ? last : before;
  }

  place(): Place {
    if (this.#isInComment) return { kind: "nothing" };
    const tag = this.#word && this.#tagBeingWritten(this.#word);
    if (tag !== undefined) return tag;
    const before = this.#statementBefore();
    if (before === "text" || this.#before - (before ?? 0) > mostTokens) return { kind: "nothing" };
    const open = before === undefined ? undefined : this.#openStatement(before);
    if (open !== undefined) return open;
    const isName = this.#word === undefined || /^[A-Za-z_][\w-]*$/.test(this.#imageOf(this.#before));
    return isName ? { kind: "statement", word: this.#wordAtCursor() } : { kind: "nothing" };
  }

  /** `<cus`, `</cus`, or the bare `<` or `</` that a name is written after. */
  #tagBeingWritten({ start, end }: Span): Place | undefined {
    const { text } = this;
    const kind = this.#tokens.kind(this.#before);
    if (kind === Kind.CloseTag) return { kind: "closing-tag", tag: { start, end: withBracket(text, end) } };
    if (kind === Kind.OpenTagStart) return { kind: "tag-name", tag: { start, end: withBracket(text, end) } };
    if (text[start] === "<") return { kind: "tag-name", tag: { start, end: withBracket(text, start + 1) } };
    if (text[start - 1] === "<" && text[start] === "/" && end === start + 1) {
      return { kind: "closing-tag", tag: { start: start - 1, end: withBracket(text, end) } };
    }
    return undefined;
  }

  /**
   * Index of the first token of the statement that the tokens before the cursor end in; "text" if they end in
   * stray text, and undefined if there are none.
   */
  #statementBefore(): number | "text" | undefined {
    const tokens = this.#tokens;
    if (this.#before === 0) return undefined;
    const { statements } = readStatements(this.text, tokens, this.rule === "raw-double", this.offset);
    const reach = tokens.start(this.#before - 1);
    const statement = statements.findLast(({ start }) => start <= reach);
    if (statement === undefined) return undefined;
    let index = this.#before - 1;
    while (index > 0 && tokens.start(index) > statement.start) index--;
    return statement.kind === "stray" ? this.#statementInText(index) : index;
  }

  /** In stray text: the first token near the cursor that could begin a statement. */
  #statementInText(start: number): number | "text" {
    for (let index = Math.max(start, this.#before - furthestBack); index < this.#before; index++) {
      if (this.#expected(index).length > 0) return index;
    }
    return "text";
  }

  #expected(first: number): Expected[] {
    const rule = ruleOf(this.#tokens.kind(first));
    return rule === undefined ? [] : expectedAfter(rule, this.#tokens, first, this.#before);
  }

  /** What may follow in an unfinished statement; undefined if it is finished. */
  #openStatement(first: number): Place | undefined {
    const kind = this.#tokens.kind(first);
    const expected = this.#expected(first);
    if (expected.length === 0) return undefined;
    if (kind === Kind.CloseTag) return this.#imageOf(first).endsWith(">") ? undefined : { kind: "nothing" };
    if (kind === Kind.OpenTagStart) return this.#placeInTag(first, expected);
    // A keyword with a complete value may continue with an operator, or end.
    if (!expected.some(({ terminal }) => terminal === "AnyString")) return undefined;
    return { kind: "value", keyword: this.#imageOf(first), value: this.#operand() };
  }

  #placeInTag(first: number, expected: readonly Expected[]): Place {
    const { name: tagName, attributes } = this.#readTag(first);
    const names = attributes.map(({ name }) => name);
    const takesColon = expected.some(({ terminal }) => terminal === "AnyColon" || terminal === "Colon");
    const value = takesColon ? undefined : expected.find(({ rules }) => rules.at(-1) === "tagValue");
    if (value === undefined) {
      return { kind: "attribute", tagName, present: names, word: this.#wordAtCursor() };
    }
    if (!value.rules.includes("attribute")) return { kind: "tag-value", tagName, value: this.#operand() };
    return { kind: "attribute-value", tagName, attribute: names.at(-1) ?? "", value: this.#operand() };
  }

  /** The part of the tag that is written so far. */
  #readTag(first: number): OpenTag {
    const { tokens } = tokenize(this.text, this.rule, this.#tokens.start(first), this.#wordStart());
    const { statements } = readStatements(this.text, tokens, this.rule === "raw-double");
    return statements[0] as OpenTag;
  }

  #wordStart(): number {
    return this.#word?.start ?? this.offset;
  }

  /** What a value would replace. */
  #operand(): ValuePlace {
    const { text, offset } = this;
    const start = this.#wordStart();
    const touchesColon = text[start - 1] === ":";
    if (this.#word === undefined) return { ...this.#operandBehind(), touchesColon };
    const { end } = this.#word;
    const kind = this.#tokens.kind(this.#before);
    const quote = quoteOf(text, start, kind);
    if (quote === undefined) return { inner: { start, end }, quote, closed: false, touchesColon };
    const closed = kind === Kind.String;
    const inner = { start: start + 1, end: closed ? end - 1 : Math.max(start + 1, end, offset) };
    return { inner, quote, closed, touchesColon };
  }

  /** Before an opening quote, the whole string is replaced if it ends in this line. */
  #operandBehind(): Omit<ValuePlace, "touchesColon"> {
    const { text, offset } = this;
    const { tokens } = tokenize(text, this.rule, offset, offset + 1);
    const start = offset;
    let end = offset;
    const kind = tokens.kind(0);
    if (kind === Kind.Word || (kind === Kind.String && !text.slice(offset, tokens.end(0)).includes("\n"))) {
      end = tokens.end(0);
    }
    return { inner: { start, end }, quote: undefined, closed: false };
  }

  /** The name at the cursor; empty if there is none. */
  #wordAtCursor(): Span {
    const { text, offset } = this;
    let start = offset;
    while (start > this.#wordStart() && continuesName(text, start - 1)) start--;
    let end = offset;
    while (end < text.length && continuesName(text, end)) end++;
    return { start, end };
  }

  #imageOf(index: number): string {
    return this.text.slice(this.#tokens.start(index), this.#tokens.end(index));
  }
}

/** Whether the cursor is in a token, or right after one that may continue. */
function isUnfinished(text: string, tokens: Tokens, index: number, offset: number): boolean {
  const end = tokens.end(index);
  if (offset < end) return true;
  const kind = tokens.kind(index);
  // A string that is being written ends where its line does: the blanks before the cursor belong to it.
  if (offset > end) return kind === Kind.UnclosedString && !text.slice(end, offset).includes("\n");
  if (kind === Kind.CloseTag) return text[end - 1] !== ">";
  return mayGoOn.has(kind) || text[tokens.start(index)] === "<";
}

const mayGoOn: ReadonlySet<Kind> = new Set([
  Kind.Word,
  Kind.Key,
  Kind.RegexKey,
  Kind.OpenTagStart,
  Kind.UnclosedString,
]);

function continuesName(text: string, at: number): boolean {
  return /[\w-]/.test(text[at]!);
}

function ruleOf(kind: Kind): OpenRule | undefined {
  if (kind === Kind.Key || kind === Kind.RegexKey) return "keyword";
  if (kind === Kind.OpenTagStart) return "openTag";
  return kind === Kind.CloseTag ? "closeTag" : undefined;
}

function quoteOf(text: string, start: number, kind: Kind): '"' | "'" | undefined {
  if (kind !== Kind.String && kind !== Kind.UnclosedString) return undefined;
  return text[start] === "'" ? "'" : '"';
}

/** A `>` right after the name belongs to the tag: many editors insert it when `<` is typed. */
function withBracket(text: string, end: number): number {
  return text[end] === ">" ? end + 1 : end;
}

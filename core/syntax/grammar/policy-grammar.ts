import { canonicalTag } from "../nesting.ts";
import { joinOperands } from "../operands.ts";
import { describeStrayText } from "../stray-text.ts";
import { Kind, type Tokens } from "../tokens.ts";
import {
  type Attribute,
  type Keyword,
  KeywordNode,
  type Operator,
  type Span,
  type Statement,
  type SyntaxProblem,
  type Value,
} from "../tree.ts";
import { inCloseTag, PolicyTokens } from "./policy-tokens.ts";
import { createVocabulary } from "./vocabulary.ts";

const terminals = createVocabulary();

/** Real expressions nest three deep; the limit keeps hostile ones from overflowing the stack. */
const deepestGroup = 100;

const SLASH = 47;
const GREATER = 62;

const noValue: Value = { kind: "word", start: 0, end: 0 };

interface FurtherOperands {
  operands: Value[];
  operators: Operator[];
  /** The index of the last operator without an operand after it. */
  dangling: number | undefined;
}

export interface Statements {
  statements: Statement[];
  errors: SyntaxProblem[];
  /** Where the first unread token is. */
  end: number;
}

/**
 * The grammar of a policy: a flat list of tags, keywords and stray text. `structure.ts` makes the tree of it,
 * because which tag closes which is a question of evidence if one is missing, not of grammar. One token
 * determines the next rule, and reading can't fail: what fits nowhere is text.
 *
 * The methods in capitals are chevrotain's: it runs every rule once to learn the grammar (`RECORDING_PHASE`),
 * with dummy tokens and values. Alternatives are fields, so that no function is created while a policy is
 * read.
 */
export class PolicyGrammar extends PolicyTokens {
  #rawDoubleQuotes = false;
  #statements: Statement[] = [];
  /** Where reading ends. */
  #to = 0;
  /** How many parentheses are around the next token. */
  #depth = 0;

  /** @param readsPlainStatements false: plain statements are read by the rules, too */
  constructor(
    validates = false,
    private readonly readsPlainStatements = true,
  ) {
    super(terminals, validates);
    this.performSelfAnalysis();
  }

  /**
   * Reads tokens into statements; whatever fits nowhere is a stray statement with an error.
   * @param to a statement that begins there or later is not read
   */
  read(text: string, tokens: Tokens, rawDoubleQuotes: boolean, to: number): Statements {
    this.open(text, tokens);
    this.#rawDoubleQuotes = rawDoubleQuotes;
    this.problems = [];
    this.#statements = [];
    this.#to = to;
    this.#depth = 0;
    this.policy();
    const read = { statements: this.#statements, errors: this.problems, end: this.start };
    this.#statements = [];
    this.close();
    return read;
  }

  // --- statements ---

  readonly #statementKinds = [
    { ALT: () => this.SUBRULE(this.keyword) },
    { ALT: () => this.SUBRULE(this.keywordWithoutColon) },
    { ALT: () => this.SUBRULE(this.flag) },
    { ALT: () => this.SUBRULE(this.openTag) },
    { ALT: () => this.SUBRULE(this.closeTag) },
    { ALT: () => this.SUBRULE(this.strayText) },
  ];

  readonly policy = this.RULE("policy", () => {
    this.MANY({
      GATE: () => this.start < this.#to,
      DEF: () => {
        if (this.#readPlainStatements()) return;
        this.lookAround();
        this.OR(this.#statementKinds);
      },
    });
  });

  /**
   * Reads statements of the forms that nearly all have, `keyword : "string"`, `keyword : word`, `<tag>` and
   * `</tag>`, as the rules below do, for which no lookahead is needed.
   * @returns false if there is none
   */
  #readPlainStatements(): boolean {
    const first = this.at;
    while (this.readsPlainStatements && this.start < this.#to && this.#readPlainStatement());
    return this.at > first;
  }

  #readPlainStatement(): boolean {
    const { start, tokens, at } = this;
    const kind = this.kind();
    if (kind === Kind.Key) {
      const valueKind = this.kind(2);
      const isWord = valueKind === Kind.Word && this.isOnSameLine(2);
      if ((!isWord && valueKind !== Kind.String) || this.kind(3) === Kind.Operator) return false;
      this.at += 3;
      const name = this.text.slice(start, tokens.end(at));
      const value = isWord ? this.#plain("word") : this.#string();
      this.#statements.push(new KeywordNode(start, value.end, name, tokens.start(at + 1), value));
      return true;
    }
    // A tag after the colon of a keyword may be its value.
    if (at === 0 || this.kind(-1) === Kind.Colon) return false;
    if (kind === Kind.OpenTagStart && this.kind(1) === Kind.TagEnd) {
      this.at += 2;
      this.#addOpenTag(start, tokens.end(at), undefined, [], ">");
      return true;
    }
    if (kind === Kind.CloseTag && this.text.charCodeAt(tokens.end(at) - 1) === GREATER) {
      this.at++;
      this.#addCloseTag(start, tokens.end(at));
      return true;
    }
    return false;
  }

  readonly keyword = this.RULE("keyword", () => {
    const { start } = this;
    this.CONSUME(terminals.AnyKey);
    const nameEnd = this.end;
    const colon = this.start;
    this.CONSUME(terminals.AnyColon);
    const value = this.OPTION(this.#value);
    const name = this.text.slice(start, nameEnd);
    if (value === undefined) this.#reportMissingValue(start, name);
    this.#statements.push(
      new KeywordNode(start, value === undefined ? colon + 1 : value.end, name, colon, value),
    );
  });

  readonly keywordWithoutColon = this.RULE("keywordWithoutColon", () => {
    const { start } = this;
    this.CONSUME(terminals.BareKey);
    const nameEnd = this.end;
    const value = this.SUBRULE(this.value);
    const name = this.text.slice(start, nameEnd);
    this.report("missing-colon", start, nameEnd, `A colon is missing after ${name}.`);
    this.#statements.push(new KeywordNode(start, value.end, name, -1, value));
  });

  readonly flag = this.RULE("flag", () => {
    const { start } = this;
    this.CONSUME(terminals.Flag);
    this.#statements.push(new KeywordNode(start, this.end, this.text.slice(start, this.end), -1, undefined));
  });

  // --- tags ---

  readonly openTag = this.RULE("openTag", () => {
    const { start } = this;
    this.CONSUME(terminals.OpenTagStart);
    const nameEnd = this.end;
    const colon = this.OPTION(this.#colon);
    const value = this.OPTION2(this.#tagValue);
    const attributes: Attribute[] = [];
    this.MANY(() => attributes.push(this.SUBRULE(this.attribute)));
    const end = this.OPTION3(this.#tagEnd);
    const name = this.#tagName(start, nameEnd);
    if (end === undefined) {
      this.report("malformed-tag", start, this.end, `The tag <${name} has no closing >.`);
    } else if (colon === undefined && value !== undefined) {
      this.report("malformed-tag", start, this.end, `A colon is missing after <${name}.`);
    } else if (colon !== undefined && value === undefined) {
      this.report("malformed-tag", start, this.end, `The tag <${name}: has no value.`);
    }
    this.#addOpenTag(start, nameEnd, value, attributes, end);
  });

  /** Adds the tag that ends with the token read last. */
  #addOpenTag(
    start: number,
    nameEnd: number,
    value: Value | undefined,
    attributes: Attribute[],
    end: ">" | "/>" | undefined,
  ): void {
    const name = this.#tagName(start, nameEnd);
    this.#statements.push({
      kind: "open-tag",
      start,
      end: this.end,
      name,
      tag: canonicalTag(name),
      nameSpan: { start: nameEnd - name.length, end: nameEnd },
      value,
      attributes,
      selfClosing: end === "/>",
    });
  }

  /** The name between the `<` or `</` of a tag and an offset. */
  #tagName(start: number, end: number): string {
    let at = start + 1;
    while (isBlankInTag(this.text.charCodeAt(at)) || this.text.charCodeAt(at) === SLASH) at++;
    return this.text.slice(at, end);
  }

  readonly attribute = this.RULE("attribute", (): Attribute => {
    const { start } = this;
    this.OR(this.#attributeNames);
    const nameEnd = this.end;
    let hasColon = false;
    const value = this.OR2([
      {
        ALT: () => {
          hasColon = true;
          this.CONSUME(terminals.Colon);
          return this.OPTION(this.#tagValue);
        },
      },
      {
        ALT: () => {
          hasColon = true;
          this.CONSUME(terminals.ColonOnNewLine);
          return undefined;
        },
      },
      { ALT: () => this.SUBRULE2(this.tagValue) },
      { ALT: () => undefined },
    ]);
    const name = this.text.slice(start, nameEnd);
    const { end } = this;
    if (value === undefined) {
      this.report("malformed-tag", start, end, `The attribute ${name} has no value.`);
    } else if (!hasColon) {
      this.report("malformed-tag", start, end, `A colon is missing after ${name}.`);
    }
    return { kind: "attribute", start, end, name, nameSpan: { start, end: nameEnd }, value };
  });

  readonly #attributeNames = [
    { ALT: () => this.CONSUME(terminals.Key) },
    { ALT: () => this.CONSUME(terminals.RegexKey) },
    { ALT: () => this.CONSUME(terminals.Word) },
  ];

  readonly #colon = () => this.CONSUME(terminals.AnyColon);
  readonly #tagValue = () => this.SUBRULE(this.tagValue);
  readonly #tagEnd = () => this.OR(this.#tagEnds);
  readonly #tagEnds = [
    { ALT: () => this.CONSUME(terminals.TagEnd) && (">" as const) },
    { ALT: () => this.CONSUME(terminals.SelfClosingEnd) && ("/>" as const) },
  ];

  readonly tagValue = this.RULE("tagValue", (): Value => this.OR(this.#tagValueKinds));
  readonly #tagValueKinds = [
    { ALT: () => this.CONSUME(terminals.String) && this.#string() },
    { ALT: () => this.CONSUME(terminals.UnclosedString) && this.#string() },
    { ALT: () => this.CONSUME(terminals.Word) && this.#plain("word") },
    { ALT: () => this.CONSUME(terminals.SmartString) && this.#smartString() },
  ];

  readonly closeTag = this.RULE("closeTag", () => {
    const { start } = this;
    this.CONSUME(terminals.CloseTag);
    const imageEnd = this.end;
    const isOpen = this.text.charCodeAt(imageEnd - 1) !== GREATER;
    const rest = this.OPTION({ GATE: () => isOpen && this.tagEndsInLine(), DEF: this.#restOfCloseTag });
    const name = this.#addCloseTag(start, imageEnd);
    if (isOpen) {
      const message =
        rest === undefined
          ? `The tag </${name} has no closing >.`
          : `A closing tag takes no value: write </${name}>.`;
      this.report("malformed-tag", start, this.end, message);
    }
  });

  /** Adds the tag that ends with the token read last, and returns its name. @param imageEnd of its first token */
  #addCloseTag(start: number, imageEnd: number): string {
    let nameEnd = imageEnd;
    if (this.text.charCodeAt(nameEnd - 1) === GREATER) nameEnd--;
    while (isBlankInTag(this.text.charCodeAt(nameEnd - 1))) nameEnd--;
    const name = this.#tagName(start, nameEnd);
    this.#statements.push({
      kind: "close-tag",
      start,
      end: this.end,
      name,
      tag: canonicalTag(name),
      nameSpan: { start: nameEnd - name.length, end: nameEnd },
    });
    return name;
  }

  readonly #restOfCloseTag = () => {
    this.MANY(() => this.OR(this.#inCloseTag));
    return this.CONSUME(terminals.TagEnd);
  };
  readonly #inCloseTag = inCloseTag.map((name) => ({ ALT: () => this.CONSUME(terminals[name]) }));

  // --- values ---

  readonly value = this.RULE("value", (): Value => {
    const first: Value = this.OR(this.#operandKinds);
    const further = this.OPTION(this.#furtherOperands);
    return further === undefined ? first : this.#join(first, further);
  });

  readonly #value = () => this.SUBRULE(this.value);
  readonly #operandKinds = [
    { ALT: () => this.CONSUME(terminals.AnyString) && this.#string() },
    { ALT: () => this.CONSUME(terminals.Word) && this.#plain("word") },
    { ALT: () => this.CONSUME(terminals.Range) && this.#plain("range") },
    { ALT: () => this.SUBRULE(this.group) },
    { ALT: () => this.SUBRULE(this.prefixed) },
    { ALT: () => this.CONSUME(terminals.SmartString) && this.#smartString() },
  ];

  /** `|| "b" || "c"` */
  readonly furtherOperands = this.RULE("furtherOperands", (): FurtherOperands => {
    // The first place is for the operand before the operators.
    const found: FurtherOperands = { operands: [noValue], operators: [], dangling: undefined };
    this.AT_LEAST_ONE(() => {
      const { at } = this;
      this.CONSUME(terminals.Operator);
      const operand = this.OPTION({ GATE: this.#mayNest, DEF: () => this.SUBRULE(this.operand) });
      const image = this.textOf(at) as Operator;
      if (operand === undefined) {
        found.dangling = at;
        const { start, end } = this.#spanOf(at);
        this.report("missing-value", start, end, `A value is missing after ${image}.`);
      } else {
        found.operands.push(operand);
        found.operators.push(image);
      }
    });
    return found;
  });
  readonly #furtherOperands = () => this.SUBRULE(this.furtherOperands);

  readonly operand = this.RULE("operand", (): Value => this.OR(this.#operandKinds));

  readonly group = this.RULE("group", (): Value => {
    const { start } = this;
    this.CONSUME(terminals.GroupStart);
    const opened = this.end;
    this.#depth++;
    const value = this.OPTION({ GATE: this.#mayNest, DEF: this.#value });
    const close = this.OPTION2(() => this.CONSUME(terminals.GroupEnd));
    this.#depth--;
    if (close !== undefined) return { kind: "group", start, end: this.end, value };
    this.report("stray-text", start, opened, "This parenthesis is never closed.");
    return { kind: "group", start, end: value?.end ?? opened, value };
  });

  /** `regex:"…"` */
  readonly prefixed = this.RULE("prefixed", (): Value => {
    const { start } = this;
    this.CONSUME(terminals.RegexKey);
    const prefix = { start, end: this.end };
    this.CONSUME(terminals.AnyColon);
    const value = this.CONSUME(terminals.AnyString) && this.#string();
    return { kind: "prefixed", start, end: value.end, prefix, value };
  });

  // --- text that fits nowhere ---

  readonly strayText = this.RULE("strayText", () => {
    const { start } = this;
    const keyword = this.#keywordOnLine();
    this.CONSUME(terminals.TextStart);
    this.MANY({ GATE: () => this.staysText(), DEF: () => this.CONSUME(terminals.AnyToken) });
    const span = { start, end: this.end };
    this.problems.push(describeStrayText(this.text, span, keyword, this.#rawDoubleQuotes));
    this.#statements.push({ kind: "stray", ...span, parent: undefined });
  });
  // --- what the rules use and create ---

  /** The keyword on whose line the next token is. */
  #keywordOnLine(): Keyword | undefined {
    const last = this.#statements.at(-1);
    return this.isOnSameLine() && last?.kind === "keyword" ? last : undefined;
  }

  readonly #mayNest = () => this.kind() !== Kind.GroupStart || this.#depth < deepestGroup;

  #reportMissingValue(start: number, name: string): void {
    const kind = this.kind();
    const isEnd = kind === Kind.CloseTag || kind === Kind.Key || kind === Kind.RegexKey;
    if (this.isOnSameLine() && !isEnd) return;
    this.report("missing-value", start, this.end, `The keyword ${name} has no value.`);
  }

  #join(first: Value, { operands, operators, dangling }: FurtherOperands): Value {
    if (this.RECORDING_PHASE) return first;
    operands[0] = first;
    const joined = joinOperands(operands, operators);
    if (dangling === undefined) return joined;
    const operator = this.textOf(dangling) as Operator;
    const end = Math.max(joined.end, this.tokens.end(dangling));
    return { kind: "list", start: joined.start, end, operator, operands: [joined] };
  }

  /** The token read last, as a value. */
  #plain(kind: "word" | "range"): Value {
    return { kind, ...this.#spanOf(this.at - 1) };
  }

  #smartString(): Value {
    const { start, end } = this.#spanOf(this.at - 1);
    this.report("smart-quotes", start, end, 'Typographic quotes are not quotes here: use " instead.');
    return { kind: "string", start, end, quote: '"', raw: true, closed: true };
  }

  #string(): Value {
    const { start, end } = this.#spanOf(this.at - 1);
    const closed = this.kind(-1) === Kind.String;
    if (!closed) this.#reportUnclosed(start, end);
    const quote = this.text[start] === "'" ? "'" : '"';
    return { kind: "string", start, end, quote, raw: this.#rawDoubleQuotes && quote === '"', closed };
  }

  /** The last line of the string is underlined: its closing quote should be there. */
  #reportUnclosed(start: number, end: number): void {
    const lastLine = this.text.lastIndexOf("\n", end - 1) + 1;
    const message = "The closing quote of this string is missing.";
    const related = { start, end: start + 1, message: "The string opens here." };
    this.report("unterminated-string", Math.max(start, lastLine), end, message, related);
  }

  #spanOf(index: number): Span {
    return { start: this.tokens.start(index), end: this.tokens.end(index) };
  }
}

/** Blanks that are not part of the name of a tag. */
function isBlankInTag(code: number): boolean {
  return code === 32 || code === 9;
}

import { Tokens } from "../../tokens.ts";
import type { Operator, RangeValue, Span, StringValue, Value, WordValue } from "../../tree.ts";
import { ValueGrammar, valueTerminals } from "./value-grammar.ts";

/**
 * Values composed with operators, parentheses and prefixes: the texts of an ACL entry, an expression (G 249),
 * the row of `sql_expect` (G 64). The scanner has already found its strings, so its tokens are made from the
 * value.
 */

/** A single part of a value. */
export type Operand = StringValue | WordValue | RangeValue;

export interface Term {
  operand: Operand;
  /** `regex` of `regex:"…"`, without the colon. */
  prefix: Span | undefined;
}

/** What is between two commas outside of parentheses: one column of a row. */
export interface Column extends Span {
  terms: readonly Term[];
}

export interface Expression {
  columns: readonly Column[];
  /** Every term, in order, in parentheses or not. */
  terms: readonly Term[];
  /** The lists that commas join, in parentheses or not. */
  commaLists: readonly Span[];
  /** Parentheses with nothing between them. */
  emptyGroups: readonly Span[];
}

const Kind = {
  String: 1,
  Word: 2,
  Range: 3,
  RegexPrefix: 4,
  GroupStart: 5,
  GroupEnd: 6,
  Comma: 7,
  Or: 8,
  And: 9,
  Bar: 10,
  Ampersand: 11,
} as const;
const terminals = valueTerminals(Kind);

const kindOfOperator: Readonly<Record<Operator, number>> = {
  ",": Kind.Comma,
  "||": Kind.Or,
  "&&": Kind.And,
  "|": Kind.Bar,
  "&": Kind.Ampersand,
};

const kindOfOperand = { string: Kind.String, word: Kind.Word, range: Kind.Range } as const;

/** An operator may come last: that is an error, which is reported where the policy is read. */
export class ExpressionGrammar extends ValueGrammar {
  /** The node that each token is made from. */
  #nodes: readonly Value[] = [];
  #terms: Term[] = [];
  #commaLists: Span[] = [];
  #emptyGroups: Span[] = [];

  constructor(validates = false) {
    super(terminals, validates);
    this.performSelfAnalysis();
  }

  /** Reads any value from `parse`. */
  readExpression(value: Value): Expression {
    const columns = this.#read(value, () => this.row()) ?? [];
    return {
      columns,
      terms: this.#terms,
      commaLists: this.#commaLists,
      emptyGroups: this.#emptyGroups,
    };
  }

  /** The strings that `||` joins; undefined if the value has anything else. */
  readStrings(value: Value): StringValue[] | undefined {
    const fits = this.#read(value, () => {
      this.strings();
      return true;
    });
    return fits ? this.#terms.map(({ operand }) => operand as StringValue) : undefined;
  }

  #read<Read>(value: Value, rule: () => Read): Read | undefined {
    this.#terms = [];
    this.#commaLists = [];
    this.#emptyGroups = [];
    tokens.clear();
    const nodes: Value[] = [];
    addTokens(value, nodes);
    tokens.addEnd(value.end);
    this.#nodes = nodes;
    const read = this.readAll("", tokens, rule);
    this.#nodes = [];
    return read;
  }

  readonly row = this.RULE("row", (): Column[] => {
    const { start } = this;
    const columns = [this.SUBRULE(this.alternatives)];
    let hasComma = false;
    this.MANY(() => {
      this.CONSUME(terminals.Comma);
      hasComma = true;
      const next = this.OPTION(this.#nextColumn);
      if (next !== undefined) columns.push(next);
    });
    if (hasComma) this.#commaLists.push({ start, end: this.end });
    return columns;
  });
  readonly #nextColumn = () => this.SUBRULE2(this.alternatives);

  readonly alternatives = this.RULE("alternatives", (): Column => {
    const { start } = this;
    const before = this.#terms.length;
    this.SUBRULE(this.combination);
    this.MANY(() => {
      this.CONSUME(terminals.Or);
      this.OPTION(this.#nextCombination);
    });
    return { start, end: this.end, terms: this.#terms.slice(before) };
  });
  readonly #nextCombination = () => this.SUBRULE2(this.combination);

  readonly combination = this.RULE("combination", () => {
    this.SUBRULE(this.term);
    this.MANY(() => {
      this.OR(this.#closeOperators);
      this.OPTION(this.#nextTerm);
    });
  });
  readonly #nextTerm = () => this.SUBRULE2(this.term);
  readonly #closeOperators = [
    { ALT: () => this.CONSUME(terminals.And) },
    { ALT: () => this.CONSUME(terminals.Bar) },
    { ALT: () => this.CONSUME(terminals.Ampersand) },
  ];

  readonly term = this.RULE("term", () => {
    this.OR(this.#termKinds);
  });
  readonly #termKinds = [
    { ALT: () => this.CONSUME(terminals.String) && this.#addTerm(undefined) },
    { ALT: () => this.CONSUME(terminals.Word) && this.#addTerm(undefined) },
    { ALT: () => this.CONSUME(terminals.Range) && this.#addTerm(undefined) },
    {
      ALT: () => {
        const { start } = this;
        this.CONSUME(terminals.RegexPrefix);
        const { end } = this;
        this.CONSUME2(terminals.String);
        this.#addTerm({ start, end });
      },
    },
    { ALT: () => this.SUBRULE(this.parentheses) },
  ];

  readonly parentheses = this.RULE("parentheses", () => {
    const { start } = this;
    this.CONSUME(terminals.GroupStart);
    const inside = this.OPTION(this.#inside);
    this.CONSUME(terminals.GroupEnd);
    if (inside === undefined) this.#emptyGroups.push({ start, end: this.end });
  });
  readonly #inside = () => this.SUBRULE(this.row);

  readonly strings = this.RULE("strings", () => {
    this.SUBRULE(this.stringOrGroup);
    this.MANY(() => {
      this.CONSUME(terminals.Or);
      this.OPTION(this.#nextString);
    });
  });
  readonly #nextString = () => this.SUBRULE2(this.stringOrGroup);

  readonly stringOrGroup = this.RULE("stringOrGroup", () => {
    this.OR(this.#stringKinds);
  });
  readonly #stringKinds = [
    { ALT: () => this.CONSUME(terminals.String) && this.#addTerm(undefined) },
    {
      ALT: () => {
        this.CONSUME(terminals.GroupStart);
        this.SUBRULE(this.strings);
        this.CONSUME(terminals.GroupEnd);
      },
    },
  ];

  #addTerm(prefix: Span | undefined): void {
    this.#terms.push({ operand: this.#nodes[this.at - 1] as Operand, prefix });
  }
}

const tokens = new Tokens(16);

/** Adds the tokens of a value, in order, and to `nodes` what each is made from. */
function addTokens(value: Value, nodes: Value[]): void {
  const add = (kind: number, start: number, end: number): void => {
    tokens.add(kind, start, end, false);
    nodes.push(value);
  };
  if (isOperand(value)) {
    add(kindOfOperand[value.kind], value.start, value.end);
  } else if (value.kind === "prefixed") {
    add(Kind.RegexPrefix, value.prefix.start, value.prefix.end);
    if (value.value !== undefined) addTokens(value.value, nodes);
  } else if (value.kind === "group") {
    add(Kind.GroupStart, value.start, value.start + 1);
    if (value.value !== undefined) addTokens(value.value, nodes);
    add(Kind.GroupEnd, value.end, value.end);
  } else {
    const operator = kindOfOperator[value.operator];
    for (const [index, operand] of value.operands.entries()) {
      // Nobody needs the position of an operator between two operands.
      if (index > 0) add(operator, operand.start, operand.start);
      addTokens(operand, nodes);
    }
    if (value.operands.length === 1) add(operator, value.end, value.end);
  }
}

let grammar: ExpressionGrammar | undefined;

/** Reads how the parts of a value are composed. Most values have one part, for which no grammar is needed. */
export function readExpression(value: Value): Expression {
  if (isOperand(value)) {
    const terms = [{ operand: value, prefix: undefined }];
    const column = { start: value.start, end: value.end, terms };
    return { columns: [column], terms, commaLists: [], emptyGroups: [] };
  }
  grammar ??= new ExpressionGrammar();
  return grammar.readExpression(value);
}

/** The strings that `||` joins, in parentheses or not; undefined if there is anything else. */
export function readStrings(value: Value): StringValue[] | undefined {
  if (isOperand(value)) return value.kind === "string" ? [value] : undefined;
  grammar ??= new ExpressionGrammar();
  return grammar.readStrings(value);
}

export function isOperand(value: Value): value is Operand {
  return value.kind === "string" || value.kind === "word" || value.kind === "range";
}

import { Tokens } from "../../tokens.ts";
import { ValueGrammar, valueTerminals } from "./value-grammar.ts";

/** Numbers and ranges in values of keywords (G 249). */

export interface NumberRange {
  /** `-Infinity` for `MIN`; undefined for a variable. */
  from: number | undefined;
  /** `Infinity` for `MAX`. */
  to: number | undefined;
}

const Kind = {
  Number: 1,
  Variable: 2,
  Min: 3,
  Max: 4,
  Dots: 5,
  RangeStart: 6,
  RangeEnd: 7,
  Other: 8,
} as const;
const terminals = valueTerminals(Kind);

const numberPattern = String.raw`[+-]?(?:0[xX][0-9a-fA-F]+|\d+)`;
const number = new RegExp(`^${numberPattern}$`);

/** What comes next in a range: one group for each kind, in order. Sticky. */
const token = new RegExp(
  String.raw`(${numberPattern}(?!\w))|(@[A-Z][A-Z0-9_]*@)|([Mm][Ii][Nn](?!\w))|([Mm][Aa][Xx](?!\w))|(\.\.)|(\[)|(\])|\S`,
  "y",
);

/** `[X..Y]`, or only `X..Y` in built-in checks of Unix (G 176, 199-202). */
export class RangeGrammar extends ValueGrammar {
  constructor(validates = false) {
    super(terminals, validates);
    this.performSelfAnalysis();
  }

  read(text: string, rule: "range" | "ends"): NumberRange | undefined {
    return this.readAll(text, tokensOf(text), () => this[rule]());
  }

  readonly range = this.RULE("range", (): NumberRange => {
    this.CONSUME(terminals.RangeStart);
    const ends = this.SUBRULE(this.ends);
    this.CONSUME(terminals.RangeEnd);
    return ends;
  });

  readonly ends = this.RULE("ends", (): NumberRange => {
    const from = this.OR([
      { ALT: () => this.CONSUME(terminals.Min) && Number.NEGATIVE_INFINITY },
      { ALT: () => this.SUBRULE(this.bound) },
    ]);
    this.CONSUME(terminals.Dots);
    const to = this.OR2([
      { ALT: () => this.CONSUME(terminals.Max) && Number.POSITIVE_INFINITY },
      { ALT: () => this.SUBRULE2(this.bound) },
    ]);
    return { from, to };
  });

  readonly bound = this.RULE("bound", (): number | undefined =>
    this.OR([
      { ALT: () => this.CONSUME(terminals.Number) && numberOf(this.textOf(this.at - 1)) },
      {
        ALT: () => {
          this.CONSUME(terminals.Variable);
          return undefined;
        },
      },
    ]),
  );
}

let grammar: RangeGrammar | undefined;

/** Reads `[X..Y]`; undefined if it is not written like that. */
export function readRange(text: string): NumberRange | undefined {
  grammar ??= new RangeGrammar();
  return grammar.read(text, "range");
}

/** Reads `X..Y` without brackets. */
export function readBareRange(text: string): NumberRange | undefined {
  grammar ??= new RangeGrammar();
  return grammar.read(text, "ends");
}

/** Decimal or hexadecimal, with or without a sign. */
export function isNumber(text: string): boolean {
  return number.test(text);
}

function numberOf(text: string): number {
  const sign = text.startsWith("-") ? -1 : 1;
  return sign * Number(text.replace(/^[+-]/, ""));
}

const tokens = new Tokens(8);

function tokensOf(text: string): Tokens {
  tokens.clear();
  for (let at = 0; at < text.length; ) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) {
      at++;
      continue;
    }
    const group = match.findIndex((found, index) => index > 0 && found !== undefined);
    const end = at + match[0].length;
    tokens.add(group === -1 ? Kind.Other : group, at, end, false);
    at = end;
  }
  tokens.addEnd(text.length);
  return tokens;
}

import { type IToken, tokenMatcher } from "chevrotain";
import { LineAwareParser, type Statement } from "./line-aware-parser.ts";
import { joinOperands } from "./operands.ts";
import { describeStrayText } from "./stray-text.ts";
import { endOf, rangeValue, spanOf, wordValue } from "./token-nodes.ts";
import {
  CloseTagToken,
  Colon,
  GroupEnd,
  GroupStart,
  Key,
  OpenTagStart,
  OperatorToken,
  Other,
  RangeToken,
  SelfClosingEnd,
  SmartString,
  StringToken,
  TagEnd,
  Word,
} from "./tokens.ts";
import type { Attribute, Operator, SyntaxProblem, Value } from "./tree.ts";

/**
 * The grammar: a file is a flat list of tags, keywords and stray text. `structure.ts` makes the tree of it, since
 * which tag closes which is a question of evidence when one is missing, not of grammar.
 */

export interface Statements {
  statements: Statement[];
  errors: SyntaxProblem[];
}

class StatementParser extends LineAwareParser {
  constructor() {
    super({ recoveryEnabled: true, maxLookahead: 1, skipValidations: true });
    this.performSelfAnalysis();
  }

  // The alternatives of the two rules that run for every line are made once: as closures in the rules they would be
  // made anew each time, which is a third of the parser's time.
  private readonly statementKinds = [
    { ALT: () => this.SUBRULE(this.keyword) },
    { GATE: () => !this.standsForValue(), ALT: () => this.SUBRULE(this.openTag) },
    { GATE: () => !this.standsForValue(), ALT: () => this.closeTag(this.CONSUME(CloseTagToken)) },
    { GATE: () => this.startsBareKeyword(), ALT: () => this.SUBRULE(this.bareKeyword) },
    { ALT: () => this.SUBRULE(this.stray) },
  ];

  private readonly operandKinds = [
    { ALT: () => this.stringValue(this.CONSUME(StringToken)) },
    { ALT: () => wordValue(this.CONSUME(Word)) },
    { ALT: () => rangeValue(this.CONSUME(RangeToken)) },
    { ALT: () => this.SUBRULE(this.group) },
    { ALT: () => this.SUBRULE(this.prefixed) },
    { ALT: () => this.smartString(this.CONSUME(SmartString)) },
  ];

  private readonly valueOfKeyword = {
    GATE: () => this.operandFollows(this.LA(0)),
    DEF: () => this.SUBRULE(this.value),
  };

  private readonly statement = () => this.OR(this.statementKinds);

  readonly policy = this.RULE("policy", () => {
    this.MANY(this.statement);
  });

  private readonly keyword = this.RULE("keyword", () => {
    const name = this.CONSUME(Key);
    const colon = this.CONSUME(Colon);
    const value = this.OPTION(this.valueOfKeyword);
    this.addKeyword(name, colon, value);
  });

  /** A flag (`debug`), or a keyword whose colon is missing. */
  private readonly bareKeyword = this.RULE("bareKeyword", () => {
    const name = this.CONSUME(Word);
    const value = this.OPTION({
      GATE: () => this.sameLine(endOf(name), this.LA(1)),
      DEF: () => this.SUBRULE(this.value),
    });
    this.ACTION(() => {
      this.statements.push({
        kind: "keyword",
        start: name.startOffset,
        end: value === undefined ? endOf(name) : value.end,
        name: name.image,
        nameSpan: spanOf(name),
        colon: -1,
        value,
        parent: undefined,
      });
      if (value !== undefined) {
        this.report(
          "missing-colon",
          name.startOffset,
          endOf(name),
          `A colon is missing after ${name.image}.`,
        );
      }
    });
  });

  private readonly value = this.RULE("value", (): Value => {
    const first = this.OR(this.operandKinds);
    const joined = this.OPTION(() => this.SUBRULE(this.furtherOperands, { ARGS: [first] }));
    return joined ?? first;
  });

  /** What follows the first operand: `|| "b" || "c"`. */
  private readonly furtherOperands = this.RULE("furtherOperands", (first: Value): Value => {
    const operands = [first];
    const operators: Operator[] = [];
    let dangling: IToken | undefined;
    this.AT_LEAST_ONE(() => {
      const operator = this.CONSUME(OperatorToken);
      const operand = this.OPTION({
        GATE: () => this.operandFollows(operator),
        DEF: () => this.SUBRULE(this.operand),
      });
      this.ACTION(() => {
        if (operand === undefined) {
          dangling = operator;
          this.reportMissingOperand(operator);
        } else {
          operands.push(operand);
          operators.push(operator.image as Operator);
        }
      });
    });
    return this.ACTION((): Value => {
      const joined = joinOperands(operands, operators);
      if (dangling === undefined) return joined;
      const operator = dangling.image as Operator;
      const end = Math.max(joined.end, endOf(dangling));
      return { kind: "list", start: joined.start, end, operator, operands: [joined] };
    });
  });

  private readonly operand = this.RULE("operand", (): Value => this.OR(this.operandKinds));

  private readonly group = this.RULE("group", (): Value => {
    const start = this.CONSUME(GroupStart);
    this.ACTION(() => this.groupDepth++);
    const value = this.OPTION({
      GATE: () => this.operandFollows(start),
      DEF: () => this.SUBRULE(this.value),
    });
    const close = this.OPTION2(() => this.CONSUME(GroupEnd));
    return this.ACTION((): Value => {
      this.groupDepth--;
      const end = close ? endOf(close) : (value?.end ?? endOf(start));
      if (close === undefined) {
        this.report("stray-text", start.startOffset, endOf(start), "This parenthesis is never closed.");
      }
      return { kind: "group", start: start.startOffset, end, value };
    });
  });

  private readonly prefixed = this.RULE("prefixed", (): Value => {
    const prefix = this.CONSUME(Key);
    const colon = this.CONSUME(Colon);
    const value = this.OPTION({
      GATE: () => this.operandFollows(colon),
      DEF: () => this.SUBRULE(this.operand),
    });
    return {
      kind: "prefixed",
      start: prefix.startOffset,
      end: value?.end ?? endOf(colon),
      prefix: spanOf(prefix),
      value,
    };
  });

  private readonly openTag = this.RULE("openTag", () => {
    const start = this.CONSUME(OpenTagStart);
    const attributes: Attribute[] = [];
    const colon = this.OPTION(() => this.CONSUME(Colon));
    const value = this.OPTION2({
      GATE: () => this.sameLine(endOf(colon ?? start), this.LA(1)),
      DEF: () => this.SUBRULE(this.tagValue),
    });
    this.MANY({
      GATE: () => this.sameLine(endOf(this.LA(0)), this.LA(1)),
      DEF: () => attributes.push(this.SUBRULE(this.attribute)),
    });
    const end = this.OPTION3(() =>
      this.OR([{ ALT: () => this.CONSUME(TagEnd) }, { ALT: () => this.CONSUME(SelfClosingEnd) }]),
    );
    this.ACTION(() => {
      const name = start.image.replace(/^<[ \t]*/, "");
      const last = end ?? this.LA(0);
      if (end === undefined) {
        this.report("malformed-tag", start.startOffset, endOf(last), `The tag <${name} has no closing >.`);
      } else if (colon === undefined && value !== undefined) {
        this.report("malformed-tag", start.startOffset, endOf(end), `A colon is missing after <${name}.`);
      } else if (colon !== undefined && value === undefined) {
        this.report("malformed-tag", start.startOffset, endOf(end), `The tag <${name}: has no value.`);
      }
      this.statements.push({
        kind: "open-tag",
        start: start.startOffset,
        end: endOf(last),
        name,
        nameSpan: { start: endOf(start) - name.length, end: endOf(start) },
        value,
        attributes,
        selfClosing: end !== undefined && tokenMatcher(end, SelfClosingEnd),
      });
    });
  });

  private readonly tagValue = this.RULE("tagValue", (): Value => {
    return this.OR([
      { ALT: () => this.stringValue(this.CONSUME(StringToken)) },
      { ALT: () => wordValue(this.CONSUME(Word)) },
      { ALT: () => this.smartString(this.CONSUME(SmartString)) },
    ]);
  });

  private readonly attribute = this.RULE("attribute", (): Attribute => {
    const name = this.OR([{ ALT: () => this.CONSUME(Key) }, { ALT: () => this.CONSUME(Word) }]);
    const colon = this.OPTION(() => this.CONSUME(Colon));
    const value = this.OPTION2({
      GATE: () => this.sameLine(name.startOffset, this.LA(1)),
      DEF: () => this.SUBRULE(this.tagValue),
    });
    return this.ACTION((): Attribute => {
      const end = value?.end ?? endOf(colon ?? name);
      if (value === undefined) {
        this.report("malformed-tag", name.startOffset, end, `The attribute ${name.image} has no value.`);
      } else if (colon === undefined) {
        this.report("malformed-tag", name.startOffset, end, `A colon is missing after ${name.image}.`);
      }
      const nameSpan = spanOf(name);
      return { kind: "attribute", start: name.startOffset, end, name: name.image, nameSpan, value };
    });
  });

  /** Text that fits nowhere: one node and one error, up to where structure begins again. */
  private readonly stray = this.RULE("stray", () => {
    const first = this.LA(1);
    this.AT_LEAST_ONE({
      GATE: () => this.LA(1) === first || this.staysStray(this.LA(1)),
      DEF: () => this.SUBRULE(this.anyToken),
    });
    this.ACTION(() => {
      const span = { start: first.startOffset, end: endOf(this.LA(0)) };
      const previous = this.statements.at(-1);
      const sameLine = previous !== undefined && this.sameLine(previous.end, first);
      const value = sameLine && previous.kind === "keyword" ? previous : undefined;
      this.statements.push({ kind: "stray", ...span, parent: undefined });
      this.syntaxErrors.push(describeStrayText(this.text, span, value, this.rawDoubleQuotes));
    });
  });

  private readonly anyToken = this.RULE("anyToken", () => {
    this.OR([
      { ALT: () => this.CONSUME(Word) },
      { ALT: () => this.CONSUME(StringToken) },
      { ALT: () => this.CONSUME(Key) },
      { ALT: () => this.CONSUME(Colon) },
      { ALT: () => this.CONSUME(OpenTagStart) },
      { ALT: () => this.CONSUME(CloseTagToken) },
      { ALT: () => this.CONSUME(TagEnd) },
      { ALT: () => this.CONSUME(SelfClosingEnd) },
      { ALT: () => this.CONSUME(RangeToken) },
      { ALT: () => this.CONSUME(OperatorToken) },
      { ALT: () => this.CONSUME(GroupStart) },
      { ALT: () => this.CONSUME(GroupEnd) },
      { ALT: () => this.CONSUME(SmartString) },
      { ALT: () => this.CONSUME(Other) },
    ]);
  });

  private addKeyword(name: IToken, colon: IToken, value: Value | undefined): void {
    this.statements.push({
      kind: "keyword",
      start: name.startOffset,
      end: value === undefined ? endOf(colon) : value.end,
      name: name.image,
      nameSpan: spanOf(name),
      colon: colon.startOffset,
      value,
      parent: undefined,
    });
    if (value === undefined && !this.strayFollows(colon)) {
      const message = `The keyword ${name.image} has no value.`;
      this.report("missing-value", name.startOffset, endOf(colon), message);
    }
  }

  private closeTag(token: IToken): void {
    this.ACTION(() => {
      const name = token.image.replace(/^<[ \t]*\/[ \t]*/, "").replace(/[ \t]*>?$/, "");
      const nameStart = token.startOffset + token.image.lastIndexOf(name);
      if (!token.image.endsWith(">")) {
        this.report("malformed-tag", token.startOffset, endOf(token), `The tag </${name} has no closing >.`);
      }
      this.statements.push({
        kind: "close-tag",
        start: token.startOffset,
        end: endOf(token),
        name,
        nameSpan: { start: nameStart, end: nameStart + name.length },
      });
    });
  }

  private reportMissingOperand(operator: IToken): void {
    const message = `A value is missing after ${operator.image}.`;
    this.report("missing-value", operator.startOffset, endOf(operator), message);
  }

  private stringValue(token: IToken): Value {
    const start = token.startOffset;
    const end = start + token.image.length;
    const quote = token.image[0] === "'" ? "'" : '"';
    const closed = token.payload !== false;
    if (!closed) {
      const lastLine = this.text.lastIndexOf("\n", end - 1) + 1;
      this.report(
        "unterminated-string",
        Math.max(start, lastLine),
        end,
        "The closing quote of this string is missing.",
        {
          start,
          end: start + 1,
          message: "The string opens here.",
        },
      );
    }
    return { kind: "string", start, end, quote, raw: this.rawDoubleQuotes && quote === '"', closed };
  }

  private smartString(token: IToken): Value {
    const start = token.startOffset;
    const end = endOf(token);
    this.ACTION(() => {
      this.report("smart-quotes", start, end, `Typographic quotes are no quotes here: use " instead.`);
    });
    return { kind: "string", start, end, quote: '"', raw: true, closed: true };
  }
}

const parser = new StatementParser();

/** Reads tokens into statements; whatever fits nowhere is a stray statement with an error. */
export function parseStatements(text: string, tokens: IToken[], rawDoubleQuotes: boolean): Statements {
  parser.text = text;
  parser.rawDoubleQuotes = rawDoubleQuotes;
  parser.statements = [];
  parser.syntaxErrors = [];
  parser.groupDepth = 0;
  parser.input = tokens;
  parser.policy();
  const result = { statements: parser.statements, errors: parser.syntaxErrors };
  // The parser lives as long as the process: it must not keep the last text and its tokens alive.
  parser.input = [];
  parser.text = "";
  parser.statements = [];
  parser.syntaxErrors = [];
  return result;
}

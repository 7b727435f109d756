/**
 * The syntax tree of an audit file.
 *
 * Every node has `start` and `end`: half-open offsets in UTF-16 code units. Nothing here knows lines or
 * columns (see `lines.ts`), and nothing is decoded: the text of a node is `tree.text.slice(start, end)`. The
 * nodes cover every token of the file in order; only trivia (blanks and comments) is between them, so that
 * `printTree` returns the text byte for byte.
 */

import type { Span } from "../text/span.ts";
import type { QuoteRule } from "./string-end.ts";

export type { Span } from "../text/span.ts";

/** What `parse` returns for any text; it never throws. */
export interface PolicyTree extends Span {
  kind: "tree";
  text: string;
  /** The value of the first `<check_type:"…">`, in the case of the schema; undefined if the file has none. */
  checkType: string | undefined;
  /** How the strings of the file are read, which depends on the check type. */
  quoteRule: QuoteRule;
  /** True if the check type has no escapes in double quotes: Windows and file contents. */
  rawDoubleQuotes: boolean;
  /** True if the text consists only of ASCII characters, as most do. */
  isAscii: boolean;
  children: TreeNode[];
  /**
   * Comments in order of their offsets, including the `#`, without the line end. HTML comments are errors,
   * too.
   */
  comments: Comment[];
  errors: SyntaxProblem[];
}

export interface Comment extends Span {
  /** True if something other than blanks is before the `#` on its line. */
  afterValue: boolean;
}

export type TreeNode = Element | Keyword | Stray;

/** A tag with its content: `<if> … </if>`. */
export interface Element extends Span {
  kind: "element";
  /** The tag name as written, such as `custom_item`. */
  name: string;
  /** The tag of the language that the name means, as in `OpenTag`. */
  tag: string;
  open: OpenTag;
  /** Undefined if the closing tag is missing (an error names the place) or the tag closes itself. */
  close: CloseTag | undefined;
  children: TreeNode[];
  parent: Element | undefined;
}

/** `<report type:"FAILED">`, `<check_type:"Windows" version:"2">`, `<debug/>` */
export interface OpenTag extends Span {
  kind: "open-tag";
  name: string;
  /**
   * What was meant: the name itself, the tag that it misspells, or what its partner suggests; else the name.
   */
  tag: string;
  nameSpan: Span;
  /** The value directly after the tag name: `"Windows"` in `<check_type:"Windows">`. */
  value: Value | undefined;
  attributes: Attribute[];
  selfClosing: boolean;
}

/** `</custom_item>` */
export interface CloseTag extends Span {
  kind: "close-tag";
  name: string;
  /** What was meant, as for the opening tag. */
  tag: string;
  nameSpan: Span;
}

/** `version:"2"` inside of a tag. */
export interface Attribute extends Span {
  kind: "attribute";
  name: string;
  nameSpan: Span;
  value: Value | undefined;
}

/** `description : "…"`, or a single flag keyword. */
export interface Keyword extends Span {
  kind: "keyword";
  /** As written; the language is lower case. */
  name: string;
  readonly nameSpan: Span;
  /** The offset of the colon; -1 if there is none. */
  colon: number;
  /** Undefined for a flag, and if the value is missing (an error says so). */
  value: Value | undefined;
  parent: Element | undefined;
}

/**
 * A keyword as the parser makes it. Most nodes of a tree are keywords, so what can be derived is not stored.
 */
export class KeywordNode implements Keyword {
  readonly kind = "keyword";
  parent: Element | undefined = undefined;

  constructor(
    public start: number,
    public end: number,
    public name: string,
    public colon: number,
    public value: Value | undefined,
  ) {}

  get nameSpan(): Span {
    return { start: this.start, end: this.start + this.name.length };
  }
}

/** A statement of a text as a flat list, before it is known which tag closes which. */
export type Statement = OpenTag | CloseTag | Keyword | Stray;

/** Text that fits nowhere; an error covers it. A closing tag without an opening one is also stray. */
export interface Stray extends Span {
  kind: "stray";
  parent: Element | undefined;
}

export type Value = StringValue | WordValue | RangeValue | ListValue | PrefixedValue | GroupValue;

/** A quoted string; the span includes the quotes. */
export interface StringValue extends Span {
  kind: "string";
  quote: '"' | "'";
  /** True: every character means itself (double quotes in Windows and file-content policies). */
  raw: boolean;
  /** False if the closing quote is missing; the span then ends where the value seems to end. */
  closed: boolean;
}

/** An unquoted word: token (`CMD_EXEC`), number (`-1`, `0x10`) or variable (`@NAME@`). */
export interface WordValue extends Span {
  kind: "word";
}

/** `[X..Y]`, including the brackets. */
export interface RangeValue extends Span {
  kind: "range";
}

export type Operator = "||" | "&&" | "|" | "&" | ",";

/** Operands joined by one operator: `"a" || "b"`. Mixed operators nest: `,` binds loosest, `&` tightest. */
export interface ListValue extends Span {
  kind: "list";
  operator: Operator;
  operands: Value[];
}

/** `regex:"…"` as an element of sql_expect. */
export interface PrefixedValue extends Span {
  kind: "prefixed";
  prefix: Span;
  value: Value | undefined;
}

/** `( … )` */
export interface GroupValue extends Span {
  kind: "group";
  value: Value | undefined;
}

export interface SyntaxProblem extends Span {
  /** The rule under which this is reported, such as `unterminated-string`. */
  rule: SyntaxProblemRule;
  message: string;
  /** A second place that matters: where the string or the tag opened. */
  related?: Span & { message: string };
}

export type SyntaxProblemRule =
  | "unterminated-string"
  | "smart-quotes"
  | "missing-colon"
  | "missing-value"
  | "html-comment"
  | "stray-text"
  | "malformed-tag"
  | "unclosed-tag"
  | "unopened-tag"
  | "mismatched-tag";

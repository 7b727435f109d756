import type { CharSet } from "../characters/char-set.ts";

/**
 * The tree of a regular expression: the Perl-compatible dialect with POSIX classes. Every node carries
 * `start` and `end`, offsets in UTF-16 code units into the pattern, half open. Flags such as `(?i)` are
 * resolved: each node itself says what it ignores.
 */

export interface RegexSpan {
  start: number;
  end: number;
}

export type RegexNode =
  | Alternation
  | Sequence
  | Literal
  | AnyCharacter
  | ClassEscape
  | CharacterClass
  | UnicodeProperty
  | NewlineSequence
  | GraphemeCluster
  | Assertion
  | Look
  | Group
  | Quantified
  | BackReference
  | SubroutineCall
  | Conditional
  | FlagSetting
  | KeepOut
  | Verb;

/** Two or more alternatives joined by `|`. */
export interface Alternation extends RegexSpan {
  kind: "alternation";
  alternatives: RegexNode[];
}

export interface Sequence extends RegexSpan {
  kind: "sequence";
  items: RegexNode[];
}

export interface Literal extends RegexSpan {
  kind: "literal";
  codePoint: number;
  ignoreCase: boolean;
}

/** `.`, or `\N` which never matches a line break. */
export interface AnyCharacter extends RegexSpan {
  kind: "any";
  matchesNewline: boolean;
}

/** `\d`, `\W`, `\h` … */
export interface ClassEscape extends RegexSpan {
  kind: "class-escape";
  letter: ClassEscapeLetter;
}

export type ClassEscapeLetter = "d" | "D" | "w" | "W" | "s" | "S" | "h" | "H" | "v" | "V";

/** `[…]`. */
export interface CharacterClass extends RegexSpan {
  kind: "class";
  negated: boolean;
  items: ClassItem[];
  /** What the class matches, negation and flags included; undefined when it names a Unicode property. */
  set: CharSet | undefined;
}

export type ClassItem = RegexSpan &
  (
    | { kind: "character"; codePoint: number }
    | { kind: "range"; from: number; to: number }
    | { kind: "escape"; letter: ClassEscapeLetter }
    | { kind: "posix"; name: string; negated: boolean }
    | { kind: "property" }
  );

/** `\pL`, `\P{Greek}`. */
export interface UnicodeProperty extends RegexSpan {
  kind: "property";
}

/** `\R`: any line break, CR LF counts as one, without backtracking into it. */
export interface NewlineSequence extends RegexSpan {
  kind: "newline-sequence";
}

/** `\X`. */
export interface GraphemeCluster extends RegexSpan {
  kind: "grapheme-cluster";
}

/** A place that is tested without consuming a character: `^`, `$`, `\b`, `\A` … */
export interface Assertion extends RegexSpan {
  kind: "assertion";
  place: Place;
}

/** `end` is the end of the text or before its last line break (`$`, `\Z`), `text-end` the very end (`\z`). */
export type Place =
  | "text-start"
  | "line-start"
  | "end"
  | "line-end"
  | "text-end"
  | "word-boundary"
  | "no-word-boundary"
  | "match-start";

/** `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`. */
export interface Look extends RegexSpan {
  kind: "look";
  ahead: boolean;
  negated: boolean;
  body: RegexNode;
}

export interface Group extends RegexSpan {
  kind: "group";
  type: "capturing" | "plain" | "atomic" | "branch-reset";
  /** Number of a capturing group, from 1. */
  number?: number;
  name?: string;
  body: RegexNode;
}

export interface Quantified extends RegexSpan {
  kind: "quantified";
  body: RegexNode;
  min: number;
  /** Infinity without an upper limit. */
  max: number;
  mode: "greedy" | "lazy" | "possessive";
  /** Only the quantifier, such as `{2,3}?`. */
  quantifier: RegexSpan;
}

export interface BackReference extends RegexSpan {
  kind: "back-reference";
  to: number | string;
}

/** `(?R)`, `(?1)`, `(?&name)`. */
export interface SubroutineCall extends RegexSpan {
  kind: "subroutine-call";
  /** 0 is the whole pattern. */
  to: number | string;
}

/** `(?(1)yes|no)`. */
export interface Conditional extends RegexSpan {
  kind: "conditional";
  /** A lookaround; undefined if the condition is a group or a recursion. */
  condition: RegexNode | undefined;
  body: RegexNode;
}

/** `(?i)`, `(?i-s)`: applies to the end of the enclosing group. */
export interface FlagSetting extends RegexSpan {
  kind: "flags";
  flags: string;
}

/** `\K`: the reported match starts here; what is matched stays the same. */
export interface KeepOut extends RegexSpan {
  kind: "keep-out";
}

/** `(*COMMIT)`, `(?C1)` and the like. */
export interface Verb extends RegexSpan {
  kind: "verb";
}

/** The nodes directly inside a node, in order. */
export function childrenOf(node: RegexNode): readonly RegexNode[] {
  switch (node.kind) {
    case "alternation":
      return node.alternatives;
    case "sequence":
      return node.items;
    case "look":
    case "group":
    case "quantified":
      return [node.body];
    case "conditional":
      return node.condition ? [node.condition, node.body] : [node.body];
    default:
      return noChildren;
  }
}

const noChildren: readonly RegexNode[] = [];

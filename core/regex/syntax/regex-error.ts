import type { RegexSpan } from "./node.ts";

export type RegexErrorKind =
  | "unbalanced-parenthesis"
  | "nothing-to-repeat"
  | "unterminated-class"
  | "range-out-of-order"
  | "unknown-posix-class"
  | "bad-class-escape"
  | "trailing-backslash"
  | "bad-escape"
  | "bad-group"
  | "bad-quantifier"
  | "missing-group"
  | "unbounded-lookbehind"
  | "nested-too-deeply";

/** Something for which a Perl-compatible engine refuses the whole pattern; offsets into the pattern. */
export interface RegexError extends RegexSpan {
  kind: RegexErrorKind;
  /** Plain words, with what to write instead, if known. */
  message: string;
}

import type { IToken } from "chevrotain";
import type { Span, Value } from "./tree.ts";

/** Nodes and spans of single tokens. */

export function wordValue(token: IToken): Value {
  return { kind: "word", start: token.startOffset, end: endOf(token) };
}

export function rangeValue(token: IToken): Value {
  return { kind: "range", start: token.startOffset, end: endOf(token) };
}

export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: endOf(token) };
}

export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

import { isVariable } from "./variables.ts";

/** Numbers and ranges as values of keywords have them (G 249). */

const number = /^[+-]?(?:0[xX][0-9a-fA-F]+|\d+)$/;
const range = /^\[([^.\]]*)\.\.([^.\]]*)\]$/;

/** Decimal or hexadecimal, with or without a sign. */
export function isNumber(text: string): boolean {
  return number.test(text);
}

export interface NumberRange {
  /** `-Infinity` for `MIN`; undefined where a variable stands. */
  from: number | undefined;
  /** `Infinity` for `MAX`. */
  to: number | undefined;
}

/** Reads `[X..Y]`; undefined when it is not written like that. */
export function readRange(text: string): NumberRange | undefined {
  const match = range.exec(text);
  if (match === null) return undefined;
  const from = readBound(match[1]!.trim(), "MIN", Number.NEGATIVE_INFINITY);
  const to = readBound(match[2]!.trim(), "MAX", Number.POSITIVE_INFINITY);
  return from === "malformed" || to === "malformed" ? undefined : { from, to };
}

function readBound(text: string, open: string, openValue: number): number | undefined | "malformed" {
  if (text.toUpperCase() === open) return openValue;
  if (isVariable(text)) return undefined;
  if (!isNumber(text)) return "malformed";
  const sign = text.startsWith("-") ? -1 : 1;
  return sign * Number(text.replace(/^[+-]/, ""));
}

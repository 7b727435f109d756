import { Beyond, type Work } from "../text/beyond.ts";
import { type Json, OddNumber } from "./json.ts";

/** jq stops with an error: the message is jq's, without details. `?` and `try` catch it. */
export class Stopped extends Error {}

/** jq's names of types. */
export type TypeName = "null" | "boolean" | "number" | "string" | "array" | "object";

export function typeOf(value: Json): TypeName {
  if (value === null) return "null";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "string") return "string";
  if (isList(value)) return "array";
  return isObject(value) ? "object" : "number";
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json): value is ReadonlyMap<string, Json> {
  return value instanceof Map;
}

/** A number for computing. */
export function exact(value: number | OddNumber): number {
  if (value instanceof OddNumber)
    throw new Beyond(`It is not known how jq reads the number ${value.written}.`);
  return value;
}

export function isNumber(value: Json): value is number | OddNumber {
  return typeof value === "number" || value instanceof OddNumber;
}

export function isTruthy(value: Json): boolean {
  return value !== null && value !== false;
}

const ranks: readonly (TypeName | "true")[] = [
  "null",
  "boolean",
  "true",
  "number",
  "string",
  "array",
  "object",
];

function rankOf(value: Json): number {
  return ranks.indexOf(value === true ? "true" : typeOf(value));
}

/** jq's order: null, false, true, numbers, strings, arrays, objects. Returns less than zero, zero or more. */
export function compare(left: Json, right: Json, work: Work): number {
  work.spend(1);
  const difference = rankOf(left) - rankOf(right);
  if (difference !== 0) return difference;
  if (isNumber(left) && isNumber(right)) return exact(left) - exact(right);
  if (typeof left === "string") return compareTexts(left, right as string, work);
  if (isList(left)) return compareLists(left, right as readonly Json[], work);
  if (!isObject(left)) return 0;
  const other = right as ReadonlyMap<string, Json>;
  const names = namesOf(left, work);
  const byNames = compareLists(names, namesOf(other, work), work);
  if (byNames !== 0) return byNames;
  for (const name of names) {
    const byValue = compare(left.get(name)!, other.get(name)!, work);
    if (byValue !== 0) return byValue;
  }
  return 0;
}

function compareLists(left: readonly Json[], right: readonly Json[], work: Work): number {
  for (let at = 0; at < left.length && at < right.length; at++) {
    const found = compare(left[at]!, right[at]!, work);
    if (found !== 0) return found;
  }
  return left.length - right.length;
}

/** By code points, which is the order of UTF-8 bytes. */
function compareTexts(left: string, right: string, work: Work): number {
  work.spend(Math.min(left.length, right.length) / 16);
  if (left === right) return 0;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  const [a, b] = [left.codePointAt(at) ?? -1, right.codePointAt(at) ?? -1];
  return a - b;
}

/** The names of the members of an object, in order. */
export function namesOf(object: ReadonlyMap<string, Json>, work: Work): string[] {
  work.spend(object.size);
  return [...object.keys()].sort((a, b) => compareTexts(a, b, work));
}

/** A stable sort; its time is counted. */
export function sorted<Value>(values: readonly Value[], keyOf: (value: Value) => Json, work: Work): Value[] {
  return [...values].sort((a, b) => compare(keyOf(a), keyOf(b), work));
}

/** How a value is printed: `compact` on one line, `pretty` as jq does by default. */
export type Style = "compact" | "pretty";

export function print(value: Json, style: Style, work: Work): string {
  return printAt(value, style === "pretty" ? "\n" : "", work);
}

/** @param feed the line break and the indent of the value; "" for one line */
function printAt(value: Json, feed: string, work: Work): string {
  work.spend(1);
  if (value === null || typeof value === "boolean") return String(value);
  if (isNumber(value)) return printNumber(exact(value));
  if (typeof value === "string") {
    work.spend(value.length / 16);
    // jq escapes DEL as well.
    return JSON.stringify(value).replaceAll("\u007f", "\\u007f");
  }
  const inner = feed === "" ? "" : `${feed}  `;
  const parts = isList(value)
    ? value.map((one) => printAt(one, inner, work))
    : [...value].map(([name, one]) => {
        const written = printAt(name, "", work);
        return `${written}:${feed === "" ? "" : " "}${printAt(one, inner, work)}`;
      });
  const [open, close] = isList(value) ? ["[", "]"] : ["{", "}"];
  work.spend((parts.length * (1 + inner.length)) / 16);
  if (parts.length === 0) return `${open}${close}`;
  return `${open}${inner}${parts.join(`,${inner}`)}${feed}${close}`;
}

function printNumber(value: number): string {
  const text = String(value === 0 ? 0 : value);
  const isPlain = Number.isInteger(value) ? Number.isSafeInteger(value) : /^-?\d+\.\d+$/.test(text);
  if (!isPlain) throw new Beyond("It is not known how jq prints some number.");
  return text;
}

/** A string unchanged, everything else as JSON. */
export function toText(value: Json, work: Work): string {
  if (typeof value !== "string") return print(value, "compact", work);
  work.spend(value.length / 16);
  return value;
}

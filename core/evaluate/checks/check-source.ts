import { type Check, keywordOf, keywordText } from "../../semantics/policy.ts";
import { type DecodedString, decodeString } from "../../syntax/string-value.ts";
import type { Keyword, Span } from "../../syntax/tree.ts";
import { textWithValues, type Values } from "../values.ts";

/** A pattern, a command or a path of a policy, as the scanner reads it. */
export interface Written extends Span {
  text: string;
}

/**
 * How a backslash in double quotes is read that is before a character that needs none. The scanner prints
 * values without it; whether it also compares without it is not documented.
 */
export type BackslashReading = "dropped" | "kept";

/** A check as it is compiled: what its keywords say, with values in place of variables. */
export class CheckSource {
  readonly check: Check;
  readonly values: Values;
  readonly #backslashes: BackslashReading;
  #hasDropped = false;

  constructor(check: Check, values: Values, backslashes: BackslashReading = "dropped") {
    this.check = check;
    this.values = values;
    this.#backslashes = backslashes;
  }

  /** Does anything read so far depend on the reading of backslashes? */
  get hasDropped(): boolean {
    return this.#hasDropped;
  }

  has(name: string): boolean {
    return keywordOf(this.check, name) !== undefined;
  }

  /** What the first keyword of that name says; undefined if it is missing or has no value. */
  text(name: string): string | undefined {
    const text = keywordText(this.check, name);
    return text === undefined ? undefined : textWithValues(text, this.values);
  }

  /** The same for a keyword that takes a word such as YES, which may be in any case and quoted. */
  word(name: string): string | undefined {
    return this.text(name)?.trim().toUpperCase();
  }

  /** A pattern, command or path; undefined if the keyword is missing, or is not a single string or word. */
  written(name: string): Written | undefined {
    const keyword = keywordOf(this.check, name);
    return keyword && this.#read(keyword);
  }

  /** The same for every keyword of that name. */
  allWritten(name: string): (Written | undefined)[] {
    return this.keywords(name).map((keyword) => this.#read(keyword));
  }

  /** The keywords of that name, in any case. */
  keywords(name: string): Keyword[] {
    return this.check.keywords.filter((keyword) => keyword.name.toLowerCase() === name);
  }

  #read({ value }: Keyword): Written | undefined {
    const { tree } = this.check;
    if (value?.kind === "word") {
      const { start, end } = value;
      return { text: textWithValues(tree.text.slice(start, end), this.values), start, end };
    }
    if (value?.kind !== "string" || !value.closed) return undefined;
    const decoded = decodeString(tree, value, "code");
    if (decoded.dropped.length > 0) this.#hasDropped = true;
    const text = this.#backslashes === "kept" ? withDropped(decoded) : decoded.text;
    return { text: textWithValues(text, this.values), start: value.start + 1, end: value.end - 1 };
  }
}

/** Puts back the backslashes that the scanner drops. */
function withDropped({ text, dropped }: DecodedString): string {
  let kept = "";
  let from = 0;
  for (const index of dropped) {
    kept += `${text.slice(from, index)}\\`;
    from = index;
  }
  return kept + text.slice(from);
}

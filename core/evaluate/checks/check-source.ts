import { type Check, keywordOf, keywordText } from "../../semantics/policy.ts";
import { textWithValues, type Values } from "../values.ts";

/** A check as it is compiled: what its keywords say, with values in the place of variables. */
export class CheckSource {
  readonly check: Check;
  readonly values: Values;

  constructor(check: Check, values: Values) {
    this.check = check;
    this.values = values;
  }

  has(name: string): boolean {
    return keywordOf(this.check, name) !== undefined;
  }

  /** What the first keyword of that name says; undefined where it is missing or has no value. */
  text(name: string): string | undefined {
    const text = keywordText(this.check, name);
    return text === undefined ? undefined : textWithValues(text, this.values);
  }

  /** The same of a keyword that takes a word such as YES, which may be in any case and in quotes. */
  word(name: string): string | undefined {
    return this.text(name)?.trim().toUpperCase();
  }
}

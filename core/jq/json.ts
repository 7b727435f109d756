import { Beyond } from "../text/beyond.ts";
import { deepestJson, longestJson } from "./limits.ts";

/** A JSON value. Objects are maps, because member names may be anything, and their order matters. */
export type Json = null | boolean | number | OddNumber | string | readonly Json[] | ReadonlyMap<string, Json>;

/** A number that versions of jq print differently, or that has more digits than they keep. */
export class OddNumber {
  readonly written: string;

  constructor(written: string) {
    this.written = written;
  }
}

export type ReadJson = { ok: true; value: Json } | { ok: false; reason: string };

/**
 * Reads one JSON document of bounded size and depth.
 *
 * @returns its value, or why there is none: the rest of a sentence about the document
 */
export function readJson(text: string): ReadJson {
  if (text.length > longestJson) return { ok: false, reason: "is too long to be read as JSON" };
  try {
    return { ok: true, value: new Reader(text).document() };
  } catch (error) {
    if (error instanceof Beyond) return { ok: false, reason: error.message };
    throw error;
  }
}

const blank = /[ \t\r\n]*/y;
const plainText = /[^"\\\u0000-\u001f]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** An unpaired surrogate, which jq replaces. */
const loneHalf = /\p{Surrogate}/gu;
const words: readonly (readonly [string, Json])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
];
/** What a letter after a backslash means in a string, in JSON and jq. */
export const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    if (text.charCodeAt(0) === 0xfeff) this.#at = 1;
  }

  document(): Json {
    const value = this.#value();
    this.#blanks();
    if (this.#at < this.#text.length) throw this.#wrong();
    return value;
  }

  #wrong(): Beyond {
    if (this.#at >= this.#text.length) return new Beyond("is cut off");
    const line = this.#text.slice(0, this.#at).split("\n").length;
    return new Beyond(`is not valid JSON, line ${line} of it`);
  }

  #blanks(): void {
    this.#match(blank);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }

  #take(sign: string): boolean {
    if (!this.#text.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  #value(): Json {
    this.#blanks();
    if (this.#take('"')) return this.#string();
    if (this.#take("[")) return this.#inside(() => this.#list());
    if (this.#take("{")) return this.#inside(() => this.#object());
    for (const [word, value] of words) if (this.#take(word)) return value;
    const written = this.#match(number);
    if (written === "") throw this.#wrong();
    return numberOf(written);
  }

  #inside<Value>(read: () => Value): Value {
    if (++this.#depth > deepestJson) {
      throw new Beyond(`has more than ${deepestJson} nested lists and objects`);
    }
    const value = read();
    this.#depth--;
    return value;
  }

  #list(): Json[] {
    const list: Json[] = [];
    this.#blanks();
    if (this.#take("]")) return list;
    for (;;) {
      list.push(this.#value());
      this.#blanks();
      if (this.#take("]")) return list;
      if (!this.#take(",")) throw this.#wrong();
    }
  }

  #object(): Map<string, Json> {
    const object = new Map<string, Json>();
    this.#blanks();
    if (this.#take("}")) return object;
    for (;;) {
      this.#blanks();
      if (!this.#take('"')) throw this.#wrong();
      const name = this.#string();
      this.#blanks();
      if (!this.#take(":")) throw this.#wrong();
      if (object.has(name)) throw new Beyond(`has ${JSON.stringify(name)} twice in one object`);
      object.set(name, this.#value());
      this.#blanks();
      if (this.#take("}")) return object;
      if (!this.#take(",")) throw this.#wrong();
    }
  }

  #string(): string {
    let text = "";
    for (;;) {
      text += this.#match(plainText);
      if (this.#take('"')) return text.replace(loneHalf, "\ufffd");
      if (!this.#take("\\")) throw this.#wrong();
      const sign = this.#text[this.#at] ?? "";
      const hex = this.#text.slice(this.#at + 1, this.#at + 5);
      if (sign === "u" && /^[\da-fA-F]{4}$/.test(hex)) {
        text += String.fromCharCode(Number.parseInt(hex, 16));
        this.#at += 5;
      } else if (Object.hasOwn(escapes, sign)) {
        text += escapes[sign];
        this.#at++;
      } else {
        throw this.#wrong();
      }
    }
  }
}

/** Numbers that every version of jq prints as written are plain; the others are odd. */
export function numberOf(written: string): number | OddNumber {
  const value = Number(written);
  const isPlain = String(value) === written && !Object.is(value, -0);
  const isExact = Number.isInteger(value) ? Number.isSafeInteger(value) : written.length <= 15;
  return isPlain && isExact ? value : new OddNumber(written);
}

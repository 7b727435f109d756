import { Beyond } from "../text/beyond.ts";

const skipped = /(?:[ \t\r\n]+|#[^\n]*)*/y;
const word = /[A-Za-z_][A-Za-z0-9_]*(?:::[A-Za-z_][A-Za-z0-9_]*)*/y;
const decimal = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;

/**
 * A position in the text of a program, which moves over signs, words and numbers and the blanks after them.
 */
export class Cursor {
  readonly #text: string;
  /** In UTF-16 code units. */
  at = 0;

  constructor(text: string) {
    this.#text = text;
    this.skip();
  }

  get isAtEnd(): boolean {
    return this.at >= this.#text.length;
  }

  /** The character here, or that many characters further on; "" past the end. */
  sign(ahead = 0): string {
    return this.#text[this.at + ahead] ?? "";
  }

  slice(from: number, to: number): string {
    return this.#text.slice(this.at + from, this.at + to);
  }

  /** The error to throw if what is here is not supported. */
  beyond(): Beyond {
    const rest = this.#text.slice(this.at).trim();
    const where = rest === "" ? "its end" : rest.slice(0, 20);
    return new Beyond(`The jq program can't be evaluated here, because of what begins at ${where}.`);
  }

  skip(): void {
    skipped.lastIndex = this.at;
    skipped.exec(this.#text);
    this.at = skipped.lastIndex;
  }

  /** Takes a sign and the blanks after it, unless it is the beginning of a longer sign. */
  take(sign: string, but = ""): boolean {
    if (!this.#text.startsWith(sign, this.at)) return false;
    const next = this.#text[this.at + sign.length];
    if (next !== undefined && but.includes(next)) return false;
    this.at += sign.length;
    this.skip();
    return true;
  }

  expect(sign: string): void {
    if (!this.take(sign)) throw this.beyond();
  }

  /** The word here, without taking it. */
  word(): string | undefined {
    return this.#match(word);
  }

  isWord(wanted: string): boolean {
    return this.word() === wanted;
  }

  takeWord(wanted: string): boolean {
    if (!this.isWord(wanted)) return false;
    this.pass(wanted);
    return true;
  }

  expectWord(wanted: string): void {
    if (!this.takeWord(wanted)) throw this.beyond();
  }

  takeNumber(): string | undefined {
    const written = this.#match(decimal);
    if (written !== undefined) this.pass(written);
    return written;
  }

  /** Moves over a text that is here, and the blanks after it. */
  pass(text: string): void {
    this.at += text.length;
    this.skip();
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    return pattern.exec(this.#text)?.[0];
  }
}

/**
 * The tokens of a text, in parallel arrays of numbers. A policy of a megabyte has a quarter of a million of
 * them, and each keystroke reads it again: as objects, they would cost more to discard than to read.
 */

export const Kind = {
  /** Follows the last token, as far as anyone looks ahead. */
  End: 0,
  String: 1,
  /** A string without a closing quote. */
  UnclosedString: 2,
  /**
   * A string in typographic quotes, copied from a document: an error, but read as a string so that nothing
   * else breaks.
   */
  SmartString: 3,
  /** Unquoted text: a token, a number, a variable or a flag. */
  Word: 4,
  /** `[X..Y]` */
  Range: 5,
  GroupStart: 6,
  GroupEnd: 7,
  Operator: 8,
  /** A name before a colon, on the same line; `https://` is not one. */
  Key: 9,
  Colon: 10,
  /** `<` and the name of the tag. */
  OpenTagStart: 11,
  TagEnd: 12,
  SelfClosingEnd: 13,
  /** `</`, the name and `>`, unless that is missing. */
  CloseTag: 14,
  /** One character that fits nowhere. */
  Other: 15,
  /** The key of `regex:"…"` inside a line: a prefix in a value, else a keyword. */
  RegexKey: 16,
  /** A word that is alone on its line. The grammar makes it from a `Word`, like the next two. */
  Flag: 17,
  /** A word that is the first on its line, before what looks like its value: its colon is missing. */
  BareKey: 18,
  /** A tag directly after the colon of a keyword that is not in the language: text without quotes. */
  TagInText: 19,
} as const;

export type Kind = (typeof Kind)[keyof typeof Kind];

/** The bits of a byte of `Tokens.kinds` that are the kind. */
export const kindBits = 0x1f;
/** Set in the byte of a token that begins a line. */
export const lineBit = 0x20;
const mostLookedAhead = 3;

export class Tokens {
  count = 0;
  /** For each token its kind, and the `lineBit` if it begins a line. */
  kinds: Uint8Array;
  /** The start and end of each token, alternating. */
  #offsets: Int32Array;

  /** @param expected how many there may be; the list grows if there are more */
  constructor(expected: number) {
    this.kinds = new Uint8Array(expected + mostLookedAhead);
    this.#offsets = new Int32Array(2 * (expected + mostLookedAhead));
  }

  /**
   * @param kind a `Kind`, or a kind of another grammar: any number that fits into `kindBits`
   * @param onNewLine true if a line ends between the token before and this one
   */
  add(kind: number, start: number, end: number, onNewLine: boolean): void {
    const at = this.count++;
    if (at === this.kinds.length) this.#grow();
    this.kinds[at] = onNewLine ? kind | lineBit : kind;
    this.#offsets[2 * at] = start;
    this.#offsets[2 * at + 1] = end;
  }

  /** Empties the list for reuse. */
  clear(): void {
    this.count = 0;
  }

  /** Closes the list: looking past the last token finds the end of the text, on a line of its own. */
  addEnd(offset: number): void {
    for (let ahead = 0; ahead < mostLookedAhead; ahead++) this.add(Kind.End, offset, offset, true);
    this.count -= mostLookedAhead;
  }

  /** Gives a token another kind; whether it begins a line stays the same. */
  retype(at: number, kind: Kind): void {
    this.kinds[at] = (this.kinds[at]! & lineBit) | kind;
  }

  kind(at: number): Kind {
    return (this.kinds[at]! & kindBits) as Kind;
  }

  isOnNewLine(at: number): boolean {
    return (this.kinds[at]! & lineBit) !== 0;
  }

  start(at: number): number {
    return this.#offsets[2 * at]!;
  }

  end(at: number): number {
    return this.#offsets[2 * at + 1]!;
  }

  #grow(): void {
    const kinds = new Uint8Array(2 * this.kinds.length);
    kinds.set(this.kinds);
    this.kinds = kinds;
    const offsets = new Int32Array(2 * this.#offsets.length);
    offsets.set(this.#offsets);
    this.#offsets = offsets;
  }
}

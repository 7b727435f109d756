/**
 * Replaces the parts of a command line that are text, not commands, by as many underscores: what is in
 * quotes, after a backslash, in a comment, in arithmetic and in a test. What a quote passes to a shell (`sh
 * -c '…'`, `$(…)` in double quotes) stays, with a semicolon where it begins. Offsets stay the same.
 */
export function bareText(command: string): string {
  return new Bare(command).read();
}

/** Quotes that are nested deeper are taken for text. */
const deepest = 8;

/** Words before a quote whose text is a command: `sh -c`, `su - eve -c`, `eval`. */
const runsText =
  /(?:^|[\s;&|(/])(?:(?:ba|da|k|z|a|mk)?sh(?:\s+-[a-z]+)*\s+-[a-z]*c|su(?:\s+[\w-]+)*\s+(?:-l?c|--command)|eval|bash\s+--login\s+-c)\s+$/;

class Bare {
  readonly #text: string;
  readonly #depth: number;
  #out = "";
  #at = 0;

  constructor(text: string, depth = 0) {
    this.#text = text;
    this.#depth = depth;
  }

  read(): string {
    const text = this.#text;
    while (this.#at < text.length) {
      const character = text[this.#at]!;
      if (character === "\\") this.#hide(2);
      else if (character === "'") this.#readQuoted(text.indexOf("'", this.#at + 1));
      else if (character === '"') this.#readDouble();
      else if (character === "#" && /(?:^|[\s;&|(])$/.test(this.#out.slice(-1))) this.#hideTo(/\n/g);
      else if (text.startsWith("((", this.#at)) this.#hideTo(/\)\)/g, 2);
      else if (/^\[\[\s/.test(text.slice(this.#at, this.#at + 3))) this.#hideTo(/\]\]/g, 2);
      else {
        this.#out += character;
        this.#at++;
      }
    }
    return this.#out;
  }

  #hide(length: number): void {
    const hidden = this.#text.slice(this.#at, this.#at + length);
    this.#out += hidden.replace(/[^\n]/g, "_");
    this.#at += hidden.length;
  }

  #hideTo(end: RegExp, and = 0): void {
    end.lastIndex = this.#at;
    const found = end.exec(this.#text);
    this.#hide((found === null ? this.#text.length : found.index + and) - this.#at);
  }

  /** @param close offset of the closing quote; negative if there is none */
  #readQuoted(close: number): void {
    const end = close < 0 ? this.#text.length : close;
    if (!runsText.test(this.#out.slice(-200)) || this.#depth >= deepest) {
      this.#hide(end + 1 - this.#at);
      return;
    }
    const inner = this.#text.slice(this.#at + 1, end);
    this.#out += `;${new Bare(inner, this.#depth + 1).read()}${close < 0 ? "" : ";"}`;
    this.#at = end + 1;
  }

  #readDouble(): void {
    const text = this.#text;
    let close = this.#at + 1;
    while (close < text.length && text[close] !== '"') {
      const opens = text.startsWith("$(", close) ? ")" : text[close] === "`" ? "`" : undefined;
      if (opens !== undefined) close = this.#endOf(close + (opens === ")" ? 2 : 1), opens) + 1;
      else close += text[close] === "\\" ? 2 : 1;
    }
    if (runsText.test(this.#out.slice(-200)) && this.#depth < deepest) {
      this.#readQuoted(close < text.length ? close : -1);
      return;
    }
    for (let end = Math.min(close + 1, text.length); this.#at < end; ) {
      const isCommand = text.startsWith("$(", this.#at) && !text.startsWith("$((", this.#at);
      if ((isCommand || text[this.#at] === "`") && this.#depth < deepest) {
        const from = this.#at + (isCommand ? 2 : 1);
        const to = Math.min(this.#endOf(from, isCommand ? ")" : "`"), end);
        this.#hide(from - this.#at - 1);
        const isClosed = to < end;
        this.#out += `;${new Bare(text.slice(from, to), this.#depth + 1).read()}${isClosed ? ";" : ""}`;
        this.#at = isClosed ? to + 1 : to;
      } else this.#hide(text[this.#at] === "\\" ? 2 : 1);
    }
  }

  /** Where the substitution ends that begins at an offset; the end of the text if it is not closed. */
  #endOf(from: number, sign: string): number {
    let depth = 0;
    for (let at = from; at < this.#text.length; at++) {
      const character = this.#text[at];
      if (character === "\\") at++;
      else if (character === sign && depth === 0) return at;
      else if (sign === ")" && character === "(") depth++;
      else if (sign === ")" && character === ")") depth--;
    }
    return this.#text.length;
  }
}

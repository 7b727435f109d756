/** How many fields of a line are remembered; the rest of a longer line is available through `rest`. */
const MOST_FIELDS = 32;

/**
 * One line split at white space, without an allocation per field: a snapshot of a million rows is split with
 * one object. Reused for every line, so nothing may keep it.
 */
export class Fields {
  line = "";
  count = 0;
  private readonly starts = new Int32Array(MOST_FIELDS);
  private readonly ends = new Int32Array(MOST_FIELDS);

  split(line: string): this {
    this.line = line;
    let count = 0;
    let at = 0;
    const length = line.length;
    while (count < MOST_FIELDS) {
      while (at < length && line.charCodeAt(at) <= 32) at++;
      if (at >= length) break;
      this.starts[count] = at;
      while (at < length && line.charCodeAt(at) > 32) at++;
      this.ends[count++] = at;
    }
    this.count = count;
    return this;
  }

  /** The field; "" past the last. */
  text(index: number): string {
    return index < this.count ? this.line.slice(this.starts[index], this.ends[index]) : "";
  }

  /** Offset of the field in the line. */
  start(index: number): number {
    return index < this.count ? this.starts[index]! : this.line.length;
  }

  /** The line from this field on, without trailing white space; "" past the last. */
  rest(index: number): string {
    return index < this.count ? this.line.slice(this.starts[index]).trimEnd() : "";
  }

  is(index: number, word: string): boolean {
    if (index >= this.count) return false;
    const start = this.starts[index]!;
    return this.ends[index]! - start === word.length && this.line.startsWith(word, start);
  }

  /** True if the field consists of decimal digits only. */
  isNumber(index: number): boolean {
    if (index >= this.count) return false;
    for (let at = this.starts[index]!; at < this.ends[index]!; at++) {
      const code = this.line.charCodeAt(at);
      if (code < 48 || code > 57) return false;
    }
    return true;
  }
}

/**
 * Iterates over the lines of a text without copying it. `\r\n`, `\n` and a single `\r` end a line, as in
 * editors, so that the numbers match what a user sees.
 */
export class LineCursor {
  /** Number of the current line, from 1. */
  number: number;
  start = 0;
  /** The offset after the last character of the line, before its line end. */
  end = 0;
  private following = 0;
  private nextLineFeed = -1;
  private nextCarriageReturn = -1;
  private readonly text: string;

  /** `linesBefore` is the number of lines before the text. */
  constructor(text: string, linesBefore = 0) {
    this.text = text;
    this.number = linesBefore;
  }

  next(): boolean {
    const { text } = this;
    if (this.following >= text.length) return false;
    this.start = this.following;
    if (this.nextLineFeed < this.start) this.nextLineFeed = positionOf(text, "\n", this.start);
    if (this.nextCarriageReturn < this.start) this.nextCarriageReturn = positionOf(text, "\r", this.start);
    this.end = Math.min(this.nextLineFeed, this.nextCarriageReturn, text.length);
    const pair = this.nextCarriageReturn === this.end && this.nextLineFeed === this.end + 1;
    this.following = pair ? this.end + 2 : this.end + 1;
    this.number++;
    return true;
  }

  /** Continues after an offset further down; counts the lines that it passes. */
  skipTo(offset: number): void {
    while (this.following < offset && this.next()) {
      // Nothing to do but count.
    }
  }

  line(): string {
    return this.text.slice(this.start, this.end);
  }
}

/** Remembered until it is passed, so that a text without one of the two is searched for it only once. */
function positionOf(text: string, character: string, from: number): number {
  const found = text.indexOf(character, from);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

/**
 * Returns the line numbers of offsets in a text, counting from a known one; quick if the offsets are
 * ascending.
 */
export function lineCounter(text: string, offset: number, line: number): (offset: number) => number {
  let at = offset;
  let number = line;
  return (wanted) => {
    if (wanted < at) {
      at = offset;
      number = line;
    }
    for (; at < wanted && at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) number++;
    }
    return number;
  };
}

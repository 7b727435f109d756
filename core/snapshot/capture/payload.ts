/**
 * Decodes lines of a capture, given without their first sign: unescapes `\ooo` and joins them with line
 * feeds. Adds each line and a line feed to the checksum. `charset` is that of the host.
 */
export function textOfLines(lines: readonly string[], charset: string | undefined, sum: Sum): string {
  const texts = lines.map((line) => {
    const text = lineOf(line, charset, sum);
    sum.add(lineFeed);
    return text;
  });
  return texts.join("\n");
}

const lineFeed = 10;
const backslash = 92;

function lineOf(line: string, charset: string | undefined, sum: Sum): string {
  let text = "";
  let from = 0;
  let bytes: number[] = [];
  for (let at = 0; at < line.length; ) {
    const byte = line.charCodeAt(at) === backslash ? octalAt(line, at + 1) : undefined;
    if (byte === undefined) {
      const code = line.codePointAt(at)!;
      // An awk in a UTF-8 locale counts characters, and has no value for those beyond ASCII.
      sum.add(code < 128 ? code : 0);
      at += code > 0xffff ? 2 : 1;
      continue;
    }
    // The bytes of one character are in a row.
    if (at !== from || byte < 128) {
      text += decodeBytes(bytes, charset) + line.slice(from, at);
      bytes = [];
    }
    if (byte < 128) text += String.fromCharCode(byte);
    else bytes.push(byte);
    sum.add(byte);
    at += 4;
    from = at;
  }
  return text + decodeBytes(bytes, charset) + line.slice(from);
}

/** The number of three octal digits; undefined if there are none. */
function octalAt(line: string, at: number): number | undefined {
  const digits = line.slice(at, at + 3);
  return /^[0-3][0-7]{2}$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

/**
 * Decodes as UTF-8, else in the encoding of the host, else in a code page in which every byte is a character.
 */
function decodeBytes(bytes: readonly number[], charset: string | undefined): string {
  if (bytes.length === 0) return "";
  const array = Uint8Array.from(bytes);
  for (const label of ["utf-8", charset]) {
    if (label === undefined) continue;
    try {
      return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(array);
    } catch {
      // An encoding that is wrong, or not known here.
    }
  }
  return new TextDecoder("windows-1252").decode(array);
}

/** Adler-32 and the number of bytes, as the script computes them. */
export class Sum {
  bytes = 0;
  #one = 1;
  #two = 0;

  add(byte: number): void {
    this.bytes++;
    this.#one += byte;
    this.#two += this.#one;
    if (this.#two > safe) {
      this.#one %= modulus;
      this.#two %= modulus;
    }
  }

  toString(): string {
    return `${this.#one % modulus}-${this.#two % modulus}`;
  }
}

const modulus = 65_521;
const safe = 2 ** 50;

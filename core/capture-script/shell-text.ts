/**
 * The longest part of a text on one line, in characters as written; a terminal cuts pasted lines at 4,094.
 */
const longestPiece = 700;

/** A text in a shell script: the lines that must come before, and the word that then expands to it. */
export interface ShellWord {
  before: string[];
  word: string;
}

/**
 * Writes any text so that no shell interprets anything in it: in single quotes, printable ASCII only, in
 * lines of less than 1,000 characters. What is not printable is written in octal, as UTF-8. A NUL can't be in
 * it: no command line can have one.
 *
 * @param name the variable with the text if it takes several lines
 */
export function shellWord(text: string, name: string): ShellWord {
  const pieces = piecesOf(text);
  if (pieces.length === 0) return { before: [], word: "''" };
  if (pieces.length === 1 && pieces[0]!.startsWith("k ")) return { before: [], word: pieces[0]!.slice(2) };
  return { before: ["na_k=", ...pieces, `${name}=$na_k`], word: `"$${name}"` };
}

/** Runs of printable characters, with line breaks without a blank before them, and runs of all others. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const [run] of text.matchAll(/[ -~]*[!-~](?:\n[ -~]*[!-~])*| +|[^ -~]+/g)) {
    if (/^[ -~]/.test(run)) for (const part of shortRuns(run)) pieces.push(`k '${part}'`);
    else for (const part of run.match(/.{1,40}/gsu) ?? []) pieces.push(`b '${octal(part)}'`);
  }
  return pieces;
}

/** Quotes the run in parts, so that no line is too long; none ends with a blank before a line break. */
function shortRuns(run: string): string[] {
  const parts: string[] = [];
  let part = "";
  let lineLength = 0;
  for (const character of run) {
    if (lineLength >= longestPiece) {
      parts.push(part);
      part = "";
      lineLength = 0;
    }
    const written = character === "'" ? "'\\''" : character;
    part += written;
    lineLength = character === "\n" ? 0 : lineLength + written.length;
  }
  return [...parts, part];
}

function octal(text: string): string {
  let written = "";
  for (const character of text) {
    for (const byte of utf8(character.codePointAt(0)!)) written += `\\0${byte.toString(8).padStart(3, "0")}`;
  }
  return written;
}

function utf8(code: number): number[] {
  const low = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), low(0)];
  if (code < 0x10000) return [0xe0 | (code >> 12), low(6), low(0)];
  return [0xf0 | (code >> 18), low(12), low(6), low(0)];
}

/** Writes a text in a comment: on one line, with nothing that a terminal obeys. */
export function commentText(text: string): string {
  return text
    .replace(/[^ -~]+/g, " ")
    .trim()
    .slice(0, 200);
}

/** Does it have no control characters except line breaks and tabs? */
export function isPrintable(text: string): boolean {
  return !/[\0-\x08\x0b-\x1f\x7f-\x9f]/.test(text);
}

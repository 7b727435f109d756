import { Sum, textOfLines } from "./payload.ts";

/** Joins the lines of a capture that scripts for Windows fold. */
export function unfoldCapture(text: string): string {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    const last = lines.at(-1);
    if (line[0] === "+" && last !== undefined && isContent(last)) {
      lines[lines.length - 1] = last.trimEnd() + line.slice(1);
    } else lines.push(line);
  }
  return lines.join("\n");
}

/**
 * Opens a capture, so that a text can be searched for in its lines as the host had them: without the sign
 * before each, and unescaped. Line ends and bytes outside of ASCII become private-use characters until it is
 * closed.
 */
export function openCapture(text: string): string {
  return text
    .split("\n")
    .map((line) => (isContent(line) ? contentOf(line.trimEnd().slice(1)) : line))
    .join("\n");
}

/**
 * Turns an opened capture, which may have been changed, back into a capture: the signs are those of
 * `original`, line by line, and checksums that were right are updated.
 *
 * @param text has as many lines as `original`
 */
export function closeCapture(text: string, original: string): string {
  const before = original.split("\n");
  const after = text.split("\n").map((line, at) => {
    const sign = before[at] ?? "";
    return isContent(sign) ? `${sign[0]}${escapeLine(line)}` : line;
  });
  let sums: Sums = { old: new Sum(), now: new Sum() };
  let from = 0;
  for (const [at, line] of before.entries()) {
    if (isContent(line)) continue;
    const [name, ...words] = line.trimEnd().split(" ");
    if (name === "@key" || name === "@end") {
      const end = name === "@end" ? [words[0] ?? ""] : [];
      const numbers = countLines(before.slice(from, at), end[0], sums.old);
      const renewed = countLines(after.slice(from, at), end[0], sums.now);
      if (words.slice(end.length).join(" ") === numbers) after[at] = [name, ...end, renewed].join(" ");
    } else sums = { old: new Sum(), now: new Sum() };
    from = at + 1;
  }
  return after.join("\n");
}

interface Sums {
  old: Sum;
  now: Sum;
}

/** `LINES BYTES SUM`, as the script prints it; `end` is added to the sum after the lines. */
function countLines(lines: readonly string[], end: string | undefined, sum: Sum): string {
  const before = sum.bytes;
  textOfLines(
    lines.map((line) => line.trimEnd().slice(1)),
    undefined,
    sum,
  );
  const bytes = sum.bytes - before;
  for (const sign of end ?? "") sum.add(sign.charCodeAt(0));
  return `${lines.length} ${bytes} ${sum}`;
}

function isContent(line: string): boolean {
  return line[0] === "|" || line[0] === ">";
}

/** The first of the characters that bytes are mapped to if they stay escaped. */
const privateUse = 0xe000;

function contentOf(line: string): string {
  return line.replace(/\\([0-3][0-7]{2})/g, (_, digits: string) => {
    const byte = Number.parseInt(digits, 8);
    return String.fromCharCode(byte > 126 || byte === 10 ? privateUse + byte : byte);
  });
}

function escapeLine(line: string): string {
  return line
    .replace(/[\0-\x1f\\\x7f\ue000-\ue0ff]/g, (sign) => octal(sign.charCodeAt(0) & 0xff))
    .replace(/ $/, octal(32));
}

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, "0")}`;
}

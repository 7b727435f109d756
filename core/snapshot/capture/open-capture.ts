import { Sum, textOfLines } from "./payload.ts";

/** A capture with each of its lines on one: those that scripts for Windows fold are joined again. */
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
 * A capture as the host had its lines: without the sign in front of them and with what their escapes mean, so that
 * a text can be looked for in them. Line ends, and bytes that are no ASCII, are signs of private use until it is closed.
 */
export function openCapture(text: string): string {
  return text
    .split("\n")
    .map((line) => (isContent(line) ? contentOf(line.trimEnd().slice(1)) : line))
    .join("\n");
}

/**
 * Makes a capture of an opened one that was changed: signs are those of `original`, line by line, and sums are added up
 * again where they were right.
 *
 * @param text has as many lines as `original`
 */
export function closeCapture(text: string, original: string): string {
  const before = original.split("\n");
  const after = text.split("\n").map((line, at) => {
    const sign = before[at] ?? "";
    return isContent(sign) ? `${sign[0]}${escaped(line)}` : line;
  });
  let sums: Sums = { old: new Sum(), now: new Sum() };
  let from = 0;
  for (const [at, line] of before.entries()) {
    if (isContent(line)) continue;
    const [name, ...words] = line.trimEnd().split(" ");
    if (name === "@key" || name === "@end") {
      const end = name === "@end" ? [words[0] ?? ""] : [];
      const numbers = counted(before.slice(from, at), end[0], sums.old);
      const renewed = counted(after.slice(from, at), end[0], sums.now);
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

/** `LINES BYTES SUM`, as the script prints it; `end` is added after the lines. */
function counted(lines: readonly string[], end: string | undefined, sum: Sum): string {
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

/** Where the signs for bytes begin that stay escaped. */
const privateUse = 0xe000;

function contentOf(line: string): string {
  return line.replace(/\\([0-3][0-7]{2})/g, (_, digits: string) => {
    const byte = Number.parseInt(digits, 8);
    return String.fromCharCode(byte > 126 || byte === 10 ? privateUse + byte : byte);
  });
}

function escaped(line: string): string {
  return line
    .replace(/[\0-\x1f\\\x7f\ue000-\ue0ff]/g, (sign) => octal(sign.charCodeAt(0) & 0xff))
    .replace(/ $/, octal(32));
}

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, "0")}`;
}

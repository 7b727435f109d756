/** The parts of a format that a command was given: literal texts, and fields. */
export type FormatPart =
  | { text: string }
  /**
   * `wide`: it may contain blanks, so it extends to the text after it, or to the end. `shape`: it may, and
   * always looks like this.
   */
  | { field: string; wide?: boolean; shape?: Shape };

/** A pattern at an offset, and at the end of a text. */
export interface Shape {
  from: RegExp;
  to: RegExp;
}

/** @param pattern without capturing groups */
export function shapeOf(pattern: string): Shape {
  return { from: new RegExp(`(?:${pattern})`, "y"), to: new RegExp(`(?:${pattern})$`) };
}

/** The text of each field in a line, by its name; the first one if a field occurs twice. */
export type Cells = ReadonlyMap<string, string>;

/**
 * Reads a line that a command printed with a format, from the end to the start, because the widest field, a
 * name, comes first in most formats. Undefined if the line does not fit the format, or if the format leaves
 * the end of a field open.
 */
export function readWithFormat(line: string, parts: readonly FormatPart[]): Cells | undefined {
  const cells = new Map<string, string>();
  const wide = parts.findIndex((part) => "field" in part && part.wide === true);
  const split = wide < 0 ? parts.length : wide;
  let start = 0;
  for (let at = 0; at < split; at++) {
    const part = parts[at]!;
    if ("text" in part) {
      if (!line.startsWith(part.text, start)) return undefined;
      start += part.text.length;
      continue;
    }
    if (part.shape !== undefined) {
      part.shape.from.lastIndex = start;
      const found = part.shape.from.exec(line);
      if (found === null) return undefined;
      put(cells, part.field, found[0]);
      start += found[0].length;
      continue;
    }
    const next = parts[at + 1];
    if (next !== undefined && "field" in next) return undefined;
    // Blanks before a number or a name are padding.
    while (line.charCodeAt(start) === 32) start++;
    const end = next === undefined ? line.length : line.indexOf(next.text, start);
    if (end < start) return undefined;
    const value = line.slice(start, end).trim();
    if (/\s/.test(value)) return undefined;
    put(cells, part.field, value);
    start = end;
  }
  if (wide < 0) return start === line.length ? cells : undefined;
  let end = line.length;
  for (let at = parts.length - 1; at > wide; at--) {
    const part = parts[at]!;
    if ("text" in part) {
      if (!line.slice(0, end).endsWith(part.text) || end - part.text.length < start) return undefined;
      end -= part.text.length;
      continue;
    }
    if (part.shape !== undefined) {
      const found = part.shape.to.exec(line.slice(start, end).trimEnd());
      if (found === null) return undefined;
      put(cells, part.field, found[0]);
      end = start + found.index;
      continue;
    }
    const before = parts[at - 1]!;
    if ("field" in before) return undefined;
    const found = line.slice(start, end).trimEnd().lastIndexOf(before.text);
    if (found < 0) return undefined;
    const value = line.slice(start + found + before.text.length, end).trim();
    if (/\s/.test(value)) return undefined;
    put(cells, part.field, value);
    end = start + found + before.text.length;
  }
  if (end < start) return undefined;
  put(cells, (parts[wide] as { field: string }).field, line.slice(start, end).trim());
  return cells;
}

function put(cells: Map<string, string>, field: string, value: string): void {
  if (!cells.has(field)) cells.set(field, value);
}

/** Builds a format; adjacent texts are merged. */
export function formatParts(parts: Iterable<FormatPart>): FormatPart[] {
  const joined: FormatPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if ("text" in part && last !== undefined && "text" in last) last.text += part.text;
    else if (!("text" in part) || part.text !== "") joined.push({ ...part });
  }
  return joined;
}

/** `\n`, `\t` and so on, as `printf` reads them. */
export function unescapeText(text: string): string {
  return text.replace(/\\([\\ntr"'])/g, (_, letter: string) => escapes.get(letter) ?? letter);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
]);

import type { ProtocolExcerpt } from "../../server/protocol.ts";

/** A part of a line, in UTF-16 code units. */
export interface LinePart {
  start: number;
  end: number;
}

/**
 * Where the part of an excerpt is in a line of the document. If the line has changed since, or captures write
 * the text in another way, the part is searched for. Undefined if it is not found, empty, or the whole line.
 */
export function partOfLine(
  line: string,
  { text, column, start, end }: ProtocolExcerpt,
): LinePart | undefined {
  const part = text.slice(start, end);
  if (part.trim() === "") return undefined;
  const isThere = line.startsWith(part, column + start);
  const at = isThere ? column + start : line.indexOf(part);
  if (at < 0 || part.trim() === line.trim()) return undefined;
  return { start: at, end: at + part.length };
}

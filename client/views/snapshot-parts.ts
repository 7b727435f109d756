import type { ProtocolExcerpt } from "../../server/protocol.ts";

/** A part of a line, in UTF-16 code units. */
export interface LinePart {
  start: number;
  end: number;
}

/**
 * Where the part of an excerpt is in a line of the document. The line may have changed since, or show what is in the
 * excerpt in another way, as captures write it: the part is looked for then. Undefined where it is not there, where it
 * is nothing, and where it is the whole line.
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

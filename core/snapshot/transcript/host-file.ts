import type { Source } from "../../observations/observation.ts";
import type { Draft } from "../draft.ts";
import { LineCursor } from "../text/lines.ts";

/** A text about a host, or a file of the host itself with the path that it has there. */
export type HostText = string | { text: string; file: string };

/** Takes in a file of the host. Returns the number of its last line, counted on from `linesBefore`. */
export function addHostFile(
  draft: Draft,
  { text, file }: { text: string; file: string },
  linesBefore: number,
): number {
  const source: Source = { text, firstLine: linesBefore + 1, from: "file", name: file };
  const place = { source, start: 0, end: text.length };
  draft.observations.startOutput();
  if (text.includes("\0")) draft.observations.addUnknown("file", file, "binary", place);
  else draft.observations.add("file", file, { text: place }, place);
  const cursor = new LineCursor(text, linesBefore);
  cursor.skipTo(text.length);
  return cursor.number;
}

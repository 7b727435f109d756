import type { Draft } from "./draft.ts";
import { readFrontComment } from "./front-comment.ts";
import { LineCursor } from "./text/lines.ts";

/** Reads the comments that describe the host at the beginning of a text, up to the first other line. */
export function readFrontLines(draft: Draft, text: string, linesBefore: number): void {
  const cursor = new LineCursor(text, linesBefore);
  while (cursor.next()) {
    const line = cursor.line();
    if (line.trim() !== "" && !readFrontComment(draft, line, cursor.number) && !/^\s*#/.test(line)) return;
  }
}

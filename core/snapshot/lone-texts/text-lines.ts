import type { Source } from "../../observations/observation.ts";
import type { OutputLine } from "../transcript/exchange.ts";

/** A line of a text, and where the next one begins. */
export interface TextLine extends OutputLine {
  next: number;
}

/** The lines of a text from an offset, without their line ends. */
export function* textLines(
  source: Source,
  start: number,
  most = Number.POSITIVE_INFINITY,
): Generator<TextLine> {
  const { text } = source;
  for (let at = start, count = 0; at < text.length && count < most; count++) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 ? text.length : feed + 1;
    let end = feed < 0 ? text.length : feed;
    while (end > at && text.charCodeAt(end - 1) === 13) end--;
    yield { text: text.slice(at, end), place: { source, start: at, end }, next };
    at = next;
  }
}

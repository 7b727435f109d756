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
  const keepsReturn = isExact({ source });
  for (let at = start; at < end; ) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 || feed >= end ? end : feed;
    const hasReturn = !keepsReturn && next > at && text.charCodeAt(next - 1) === 13;
    visit(at, hasReturn ? next - 1 : next);
    at = next + 1;
  }
}

/** Is the text as the host has it? In a paste, blank lines and carriage returns may be those of the terminal. */
export function isExact({ source }: Pick<Place, "source">): boolean {
  return source.from === "capture" || source.from === "file";
}

/** Where a text breaks off, its last line may go on. */
export function withoutLastLine({ source, start, end }: Place): Place {
  return { source, start, end: Math.max(start, source.text.lastIndexOf("\n", end - 1) + 1) };
}

/** Does the pattern match somewhere in a line? */
export function matchesLine(matcher: RegexMatcher, text: string, start: number, end: number): boolean {
  return matcher.matchesSomewhere(text.slice(start, end));
}

/** The part of a line that the pattern matches. */
export function findInLine(_matcher: RegexMatcher, _text: string, start: number, end: number): Span {
  return { start, end };
}

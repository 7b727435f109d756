import type { Place, Source } from "../../observations/observation.ts";
import type { RegexMatcher } from "../../regex/compile.ts";

/**
 * Calls `visit` with every line of a text: its range, without the line break. A line break at the end begins
 * no line, so an empty text has none. A carriage return is only part of a line if the text is exactly the
 * host's: in a paste, it comes from the terminal.
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

/**
 * Is the text exactly the host's? In a paste, blank lines and carriage returns may come from the terminal.
 */
export function isExact({ source }: Pick<Place, "source">): boolean {
  return source.from === "capture" || source.from === "file";
}

/** If a text is cut off, its last line may be incomplete. */
export function withoutLastLine({ source, start, end }: Place): Place {
  return { source, start, end: Math.max(start, source.text.lastIndexOf("\n", end - 1) + 1) };
}

/** Calls `visit` with every line, as `forEachLine` does, that the pattern matches somewhere. */
export function forEachMatchingLine(
  matcher: RegexMatcher,
  place: Place,
  visit: (start: number, end: number) => void,
): void {
  const { source, start, end } = place;
  if (isExact(place) && hasReturn(source)) {
    forEachLine(place, (from, to) => {
      if (matcher.matchesLine(source.text, from, to)) visit(from, to);
    });
  } else {
    matcher.matchingLines(source.text, start, end, (from, to) => {
      visit(from, to);
      return true;
    });
  }
}

/** How many lines `forEachLine` visits. */
export function countLines({ source, start, end }: Place): number {
  const { text } = source;
  let count = 0;
  for (let at = start; at < end; count++) {
    const feed = text.indexOf("\n", at);
    at = feed < 0 || feed >= end ? end : feed + 1;
  }
  return count;
}

const withReturn = new WeakMap<Source, boolean>();

function hasReturn(source: Source): boolean {
  let found = withReturn.get(source);
  if (found === undefined) {
    found = source.text.includes("\r");
    withReturn.set(source, found);
  }
  return found;
}

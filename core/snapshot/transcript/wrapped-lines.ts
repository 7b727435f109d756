import type { Place, Source } from "../../observations/observation.ts";

/** No window is narrower, and no file breaks its own lines there. */
const narrowest = 79;
const widest = 300;

const widths = new WeakMap<Source, number>();

/**
 * Does a text look as if a terminal wrapped its lines? Then several of them are as long as the longest line
 * that was copied, and continue below, where a pattern anchored at the start of a line must not match.
 */
export function looksWrapped({ source, start, end }: Place): boolean {
  const width = widthOf(source);
  if (width < narrowest || width > widest) return false;
  let full = 0;
  for (let at = start; at < end; ) {
    const feed = source.text.indexOf("\n", at);
    if (feed < 0 || feed >= end) break;
    const below = source.text.charCodeAt(feed + 1);
    if (feed - at === width && feed + 1 < end && below > 32 && !isRuler(source.text.slice(at, feed))) full++;
    at = feed + 1;
  }
  return full >= 2;
}

/** The longest line of a text. */
function widthOf(source: Source): number {
  let width = widths.get(source);
  if (width === undefined) {
    width = 0;
    for (let at = 0; at < source.text.length; ) {
      const feed = source.text.indexOf("\n", at);
      const end = feed < 0 ? source.text.length : feed;
      width = Math.max(width, end - at);
      at = end + 1;
    }
    widths.set(source, width);
  }
  return width;
}

/** `# ######## #`, as files have them for decoration. */
function isRuler(line: string): boolean {
  return new Set(line).size <= 4;
}

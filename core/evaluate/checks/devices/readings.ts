import type { Place, Source } from "../../../observations/observation.ts";
import { rememberFor } from "../../../text/remember.ts";

/** The columns of a terminal. */
const columns = 80;

/**
 * The text with lines joined that a terminal may have wrapped: those of exactly 80 characters, where none is longer.
 * Undefined where there are none.
 */
export function rewrapped(place: Place): Place | undefined {
  return textsOf(place).rewrapped;
}

/** The text with banners and comments blanked; undefined where it has none. Offsets stay. */
export function withoutProse(place: Place): Place | undefined {
  return textsOf(place).withoutProse;
}

const textsOf = rememberFor((place: Place) => ({
  rewrapped: joinLines(place),
  withoutProse: blankProse(place),
}));

function joinLines({ source, start, end }: Place): Place | undefined {
  const lines = source.text.slice(start, end).split("\n");
  let isWrapped = false;
  for (const [at, line] of lines.entries()) {
    const { length } = line.replace(/\r$/, "");
    if (length > columns) return undefined;
    if (length === columns && at < lines.length - 1) isWrapped = true;
  }
  if (!isWrapped) return undefined;
  let text = "";
  for (const line of lines) {
    const shown = line.replace(/\r$/, "");
    text += shown.length === columns ? shown : `${shown}\n`;
  }
  return wholeOf({ ...source, text });
}

function wholeOf(source: Source): Place {
  return { source, start: 0, end: source.text.length };
}

/** `banner login ^C`: the character, or the two of ^C, end it. */
const bannerHead = /^\s*banner\s+(?:[\w-]+\s+)?(\^.|\S)/;
const comment = /^\s*!\s*\S/;

function blankProse({ source, start, end }: Place): Place | undefined {
  const lines = source.text.slice(start, end).split("\n");
  let delimiter: string | undefined;
  let isChanged = false;
  const kept = lines.map((line) => {
    if (delimiter !== undefined) {
      isChanged = true;
      if (line.includes(delimiter)) delimiter = undefined;
      return " ".repeat(line.length);
    }
    const head = line.length < 2000 ? bannerHead.exec(line) : null;
    if (head !== null && /^\S*[^\w\s"']/.test(head[1]!)) {
      const behind = line.slice(head[0].length);
      if (!behind.includes(head[1]!)) delimiter = head[1];
      isChanged ||= behind !== "";
      return line.slice(0, head[0].length) + " ".repeat(behind.length);
    }
    if (!comment.test(line)) return line;
    isChanged = true;
    return " ".repeat(line.length);
  });
  // A banner that never ends would hide the rest.
  if (!isChanged || delimiter !== undefined) return undefined;
  const text = `${source.text.slice(0, start)}${kept.join("\n")}${source.text.slice(end)}`;
  return { source: { ...source, text }, start, end };
}

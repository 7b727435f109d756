import type { Place, Source } from "../../../observations/observation.ts";
import { rememberFor } from "../../../text/remember.ts";

/** The widths of terminals that wrap lines, in columns. */
const widths = [80, 132];

/**
 * Joins lines that a terminal may have wrapped: those of exactly 80 or 132 characters, if none is longer.
 * Undefined if there are none.
 */
export function joinWrappedLines(place: Place): { text: Place; columns: number } | undefined {
  return textsOf(place).rewrapped;
}

/** Blanks banners and comments; undefined if there are none. Offsets stay the same. */
export function withoutProse(place: Place): Place | undefined {
  return textsOf(place).withoutProse;
}

const textsOf = rememberFor((place: Place) => ({
  rewrapped: joinLines(place),
  withoutProse: blankProse(place),
}));

function joinLines({ source, start, end }: Place): ReturnType<typeof joinWrappedLines> {
  const lines = source.text.slice(start, end).split("\n");
  const columns = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (!widths.includes(columns)) return undefined;
  const isWrapped = lines.some((line, at) => line.length === columns && at < lines.length - 1);
  if (!isWrapped) return undefined;
  const text = lines.map((line) => (line.length === columns ? line : `${line}\n`)).join("");
  return { text: wholeOf({ ...source, text }), columns };
}

function wholeOf(source: Source): Place {
  return { source, start: 0, end: source.text.length };
}

/** `banner login ^C`: the same character, or the two of ^C, ends it. Huawei has `header`, quoted or not. */
const bannerHead = /^\s*(?:banner|header)\s+(?:[\w-]+\s+){0,2}(?:information\s+)?(\^.|[^\s\w])/;
/** EOS: the text begins on the next line, and ends with EOF. */
const bannerToEof = /^\s*banner\s+(?:login|motd|exec)\s*$/;
const comment = /^\s*!\s*\S/;
const longestHead = 2000;

function blankProse({ source, start, end }: Place): Place | undefined {
  const lines = source.text.slice(start, end).split("\n");
  let isEnd: ((line: string) => boolean) | undefined;
  let isChanged = false;
  const kept = lines.map((line) => {
    if (isEnd !== undefined) {
      isChanged = true;
      if (isEnd(line)) isEnd = undefined;
      return " ".repeat(line.length);
    }
    if (bannerToEof.test(line.slice(0, longestHead))) {
      isEnd = (below) => below.trim() === "EOF";
      return line;
    }
    const head = line.length < longestHead ? bannerHead.exec(line) : null;
    if (head !== null) {
      const delimiter = head[1]!;
      const behind = line.slice(head[0].length);
      if (!behind.includes(delimiter)) isEnd = (below) => below.includes(delimiter);
      isChanged ||= behind !== "";
      return line.slice(0, head[0].length) + " ".repeat(behind.length);
    }
    if (!comment.test(line)) return line;
    isChanged = true;
    return " ".repeat(line.length);
  });
  // A banner without an end would hide the rest.
  if (!isChanged || isEnd !== undefined) return undefined;
  const text = `${source.text.slice(0, start)}${kept.join("\n")}${source.text.slice(end)}`;
  return { source: { ...source, text }, start, end };
}

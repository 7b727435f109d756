import type { Place } from "../../../observations/observation.ts";
import type { RegexMatcher } from "../../../regex/compile.ts";
import { forEachLine } from "../../lines/line-matcher.ts";

/**
 * indent: a section is a line and the more indented lines below it (G 54, 95, 36). fortios: `config` to
 * `end`, `edit` to `next`. braces: from a line to the brace that closes the one at its end (G 79).
 */
export type SectionStyle = "indent" | "fortios" | "braces";

interface Line {
  start: number;
  end: number;
}

/**
 * How many times as long as the text its sections may be in total; real ones are nested only a few levels
 * deep.
 */
const mostOverlap = 100;

/**
 * Finds the sections of a text whose first line matches the pattern, in order; they may be nested. Undefined
 * if there are so many that looking at each would take too long.
 */
export function sectionsOf(place: Place, head: RegexMatcher, style: SectionStyle): Place[] | undefined {
  const lines: Line[] = [];
  forEachLine(place, (start, end) => lines.push({ start, end }));
  const { text } = place.source;
  const ends = lineEnds[style](text, lines);
  const sections: Place[] = [];
  let length = 0;
  for (const [at, line] of lines.entries()) {
    if (!head.matchesLine(text, line.start, line.end)) continue;
    const end = Math.min(lines[ends[at]!]!.end + 1, place.end);
    length += end - line.start;
    if (length > mostOverlap * (place.end - place.start)) return undefined;
    sections.push({ source: place.source, start: line.start, end });
  }
  return sections;
}

/** Has a text whose sections are indented no indentation? Then it was lost. */
export function hasLostIndents({ source, start, end }: Place): boolean {
  return !/^[ \t]+\S/m.test(source.text.slice(start, end));
}

/**
 * For each line, the last line of the section that it would begin. Each takes time linear in the number of
 * lines.
 */
const lineEnds: Readonly<Record<SectionStyle, (text: string, lines: readonly Line[]) => number[]>> = {
  indent: endsByIndent,
  fortios: endsByWords,
  braces: endsByBraces,
};

function endsByIndent(text: string, lines: readonly Line[]): number[] {
  const ends = lines.map((_, at) => at);
  const open: { at: number; indent: number }[] = [];
  let last = -1;
  const closeTo = (indent: number) => {
    while (open.length > 0 && open.at(-1)!.indent >= indent) ends[open.pop()!.at] = last;
  };
  lines.forEach((line, at) => {
    const indent = indentOf(text, line);
    if (indent === undefined) return;
    closeTo(indent);
    open.push({ at, indent });
    last = at;
  });
  closeTo(0);
  return ends;
}

/** In columns; undefined for a blank line. */
function indentOf(text: string, { start, end }: Line): number | undefined {
  let column = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) column++;
    else if (code === 9) column += 8 - (column % 8);
    else return column;
  }
  return undefined;
}

function endsByWords(text: string, lines: readonly Line[]): number[] {
  const ends = lines.map((_, at) => at);
  const open: { at: number; closer: string }[] = [];
  // `set buffer "…` continues to the closing quote: its lines are not part of the configuration.
  let isQuoted = false;
  lines.forEach((line, at) => {
    const word = isQuoted
      ? undefined
      : /^\s*(config|edit|end|next)\b/.exec(
          text.slice(line.start, Math.min(line.end, line.start + 200)),
        )?.[1];
    isQuoted = endsInQuotes(text, line, isQuoted);
    if (word === "config") open.push({ at, closer: "end" });
    else if (word === "edit") open.push({ at, closer: "next" });
    else if (word !== undefined) {
      // `end` also closes an `edit` without a `next`.
      while (open.length > 0) {
        const { at: head, closer } = open.pop()!;
        ends[head] = at;
        if (closer === word) break;
      }
    }
  });
  for (const { at } of open) ends[at] = lines.length - 1;
  return ends;
}

/** Is a quote open at the end of a line? A quote after a backslash does not count. */
function endsInQuotes(text: string, { start, end }: Line, isQuoted: boolean): boolean {
  let quoted = isQuoted;
  for (let at = start; at < end; at++) {
    const char = text[at];
    if (char === "\\") at++;
    else if (char === '"') quoted = !quoted;
  }
  return quoted;
}

function endsByBraces(text: string, lines: readonly Line[]): number[] {
  // A quoted text may span lines; if one never ends, the quote is a single character.
  return bracesOf(text, lines, true) ?? bracesOf(text, lines, false)!;
}

/** Undefined if a quote is open at the end. */
function bracesOf(text: string, lines: readonly Line[], overLines: boolean): number[] | undefined {
  const ends = lines.map((_, at) => at);
  const open: number[] = [];
  let quoted = false;
  lines.forEach(({ start, end }, at) => {
    if (!overLines) quoted = false;
    for (let index = start; index < end; index++) {
      const char = text[index];
      if (char === "\\") index++;
      else if (char === '"') quoted = !quoted;
      else if (quoted) continue;
      else if (char === "{") open.push(at);
      else if (char === "}") {
        const head = open.pop();
        if (head !== undefined) ends[head] = Math.max(ends[head]!, at);
      }
    }
  });
  if (overLines && quoted) return undefined;
  for (const at of open) ends[at] = lines.length - 1;
  return ends;
}

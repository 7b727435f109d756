import type { Place } from "../../observations/observation.ts";
import type { RegexMatcher } from "../../regex/compile.ts";
import type { Span } from "../../syntax/tree.ts";
import { mostExcerpts } from "../observed/seen.ts";
import { hiddenIn, matchesHidden } from "./hidden-lines.ts";
import { countLines, forEachLine, forEachMatchingLine } from "./line-matcher.ts";

/** What a check looks for in the lines of a text. */
export interface LineTest {
  /** Selects the lines that are looked at; undefined: all of them. */
  select?: TestPattern | undefined;
  /** Searched for in the selected lines. */
  look: TestPattern;
}

export interface TestPattern {
  text: string;
  matcher: RegexMatcher;
}

/** The results of a test on the lines of a text. */
export interface Examined {
  lines: number;
  /** The number of lines that are looked at. */
  selected: number;
  /** The lines that match, and those that do not. */
  matching: LineGroup;
  others: LineGroup;
  /** The first line with a hidden part that the answer depends on, and the pattern that depends on it. */
  open?: { place: Place; pattern: "select" | "look" };
}

export interface LineGroup {
  count: number;
  /** How many of them are blank; people leave blank lines when they paste. */
  blank: number;
  /** The first of them; for a line that matches, the part that does. */
  first: Place[];
}

const known = new WeakMap<Place, Map<string, Examined>>();
/** How many results are kept for one text: conditions repeat the same test. */
const mostKept = 1000;

/** Looks at the lines of a text, once for each test. */
export function examineLines(place: Place, test: LineTest): Examined {
  let answers = known.get(place);
  if (answers === undefined) {
    answers = new Map();
    known.set(place, answers);
  }
  const key = JSON.stringify([test.select?.text, test.look.text]);
  let examined = answers.get(key);
  if (examined === undefined) {
    examined = examine(place, test);
    if (answers.size < mostKept) answers.set(key, examined);
  }
  return examined;
}

function examine(place: Place, { select, look }: LineTest): Examined {
  const examined: Examined = { lines: 0, selected: 0, matching: newGroup(), others: newGroup() };
  const { source } = place;
  const { text } = source;
  const isSame = select?.text === look.text;
  const visit = (start: number, end: number) => {
    examined.selected++;
    const matches = isSame || look.matcher.matchesLine(text, start, end);
    const group = matches ? examined.matching : examined.others;
    group.count++;
    if (isBlank(text, start, end)) group.blank++;
    if (group.first.length < mostExcerpts) {
      const part = matches ? partOf(look, text, start, end) : { start, end };
      group.first.push({ source, ...part });
    }
  };
  examined.lines = countLines(place);
  if (hiddenIn(place).length > 0) {
    // Few texts have any, and those are short.
    forEachLine(place, (start, end) => {
      const line: Place = { source, start, end };
      const hidden = hiddenIn(line);
      if (hidden.length === 0) {
        if (select === undefined || select.matcher.matchesLine(text, start, end)) visit(start, end);
        return;
      }
      const selects = select === undefined ? "yes" : matchesHidden(select.matcher, line, hidden);
      if (selects === "no") return;
      const looks = isSame ? selects : matchesHidden(look.matcher, line, hidden);
      if (selects === "depends" || looks === "depends") {
        examined.open ??= { place: line, pattern: selects === "depends" ? "select" : "look" };
        return;
      }
      examined.selected++;
      const group = looks === "yes" ? examined.matching : examined.others;
      group.count++;
      if (group.first.length < mostExcerpts) group.first.push(line);
    });
  } else if (select === undefined) forEachLine(place, visit);
  else forEachMatchingLine(select.matcher, place, visit);
  return examined;
}

/** The part of a line that the pattern matches; the whole line if that part is empty. */
function partOf({ matcher }: TestPattern, text: string, start: number, end: number): Span {
  const part = matcher.find(text, start, end);
  return part === undefined || part.start === part.end ? { start, end } : part;
}

function newGroup(): LineGroup {
  return { count: 0, blank: 0, first: [] };
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 13) return false;
  }
  return true;
}

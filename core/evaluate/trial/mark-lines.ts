import type { Need, Place } from "../../observations/observation.ts";
import type { Check } from "../../semantics/policy.ts";
import { CheckSource } from "../checks/check-source.ts";
import type { Host } from "../host/host.ts";
import { examineLines } from "../lines/examine.ts";
import { forEachLine, forEachMatchingLine } from "../lines/line-matcher.ts";
import { patternsOf, type WrittenPattern } from "../lines/written-pattern.ts";
import type { Outcome } from "../outcome.ts";
import type { Values } from "../values.ts";

/** What a check did in the lines of a text. */
export interface TrialMarks {
  /** Lines that `regex` selects. */
  selected: MarkGroup;
  /** The parts of lines that `expect` or `not_expect` matches, or that matter to the check in another way. */
  matched: MarkGroup;
  /** The lines that violate the check. */
  violating: MarkGroup;
}

/** The first marks, and how many there are. */
export interface MarkGroup {
  count: number;
  first: Mark[];
}

/** A part of a line: the line of the text from 0, and columns in UTF-16 code units. */
export interface Mark {
  line: number;
  start: number;
  end: number;
}

/** How many marks of each kind are returned; more are not useful in an editor. */
export const mostMarks = 1000;

interface MarkedCheck {
  check: Check;
  values: Values;
  needs: readonly Need[];
  host: Host;
  found: Outcome;
}

/** A column beyond the end of any line. */
const toLineEnd = 2 ** 31 - 1;

/** Item types whose patterns look at lines, one by one. */
const lineTypes = new Set(["CMD_EXEC", "FILE_CONTENT_CHECK", "FILE_CONTENT_CHECK_NOT"]);

/** Marks what a check did in the lines of the text that its host shows. */
export function markLines(marked: MarkedCheck): TrialMarks {
  const { check, values, needs, host, found } = marked;
  const patterns = lineTypes.has(check.itemType ?? "")
    ? patternsOf(new CheckSource(check, values), ["regex", "expect", "not_expect"])
    : undefined;
  const look = patterns?.ok ? (patterns.patterns.expect ?? patterns.patterns.not_expect) : undefined;
  if (!patterns?.ok || look === undefined) return marksOfEvidence(found);
  const places = placesOf(needs, host);
  if (places.length === 0) return marksOfEvidence(found);
  const { regex } = patterns.patterns;
  const lines = new MarkedLines(look, guiltyLines(found));
  for (const place of places) lines.examine(place, regex);
  return lines.marks;
}

/** The texts that the check looks at, each once. */
function placesOf(needs: readonly Need[], { observations }: Host): Place[] {
  const places = new Map<string, Place>();
  const add = (place: Place) => places.set(`${place.start}:${place.end}`, place);
  for (const need of needs) {
    if (need.kind === "command") {
      const found = observations.ask("command", need.key);
      if (found.is === "present") add(found.values[0]!.output);
    } else if (need.kind === "file") {
      for (const { found } of observations.askFiles("file", [need.path]).files)
        if (found.is === "present") add(found.values[0]!.text);
    }
  }
  return [...places.values()];
}

/** The lines of the text, from 1, that count against the host. */
function guiltyLines({ status, evidence }: Outcome): ReadonlySet<number> {
  if (status === "UNDECIDED") return new Set();
  return new Set(evidence.flatMap(({ violation, excerpt }) => (violation && excerpt ? [excerpt.line] : [])));
}

function newGroup(): MarkGroup {
  return { count: 0, first: [] };
}

/**
 * The lines of texts, matched by the patterns of a check. A verdict names the first lines that violate it: if
 * these match, so do all that violate it; otherwise, all selected lines that do not match do.
 */
class MarkedLines {
  readonly #look: WrittenPattern;
  readonly #guilty: ReadonlySet<number>;
  readonly #selected = newGroup();
  readonly #matched = newGroup();
  readonly #others = newGroup();
  readonly #matchedLines = newGroup();
  #guiltyMatch: boolean | undefined;

  constructor(look: WrittenPattern, guilty: ReadonlySet<number>) {
    this.#look = look;
    this.#guilty = guilty;
  }

  get marks(): TrialMarks {
    const violating =
      this.#guiltyMatch === undefined ? newGroup() : this.#guiltyMatch ? this.#matchedLines : this.#others;
    return { selected: this.#selected, matched: this.#matched, violating };
  }

  /** The judge has already counted them: lines are only looked at until there are enough marks. */
  examine(place: Place, regex: WrittenPattern | undefined): void {
    const { selected, matching, others } = examineLines(place, { select: regex, look: this.#look });
    if (regex !== undefined) this.#selected.count += selected;
    this.#matched.count += matching.count;
    this.#matchedLines.count += matching.count;
    this.#others.count += others.count;
    const lines = new LineCounter(place);
    const visit = (start: number, end: number) => {
      if (!this.#isFull) this.#meet(place.source.text, lines, start, end, regex);
    };
    if (regex === undefined) forEachLine(place, visit);
    else forEachMatchingLine(regex.matcher, place, visit);
  }

  get #isFull(): boolean {
    return [this.#matchedLines, this.#others].every(
      ({ count, first }) => first.length >= Math.min(count, mostMarks),
    );
  }

  #meet(
    text: string,
    lines: LineCounter,
    start: number,
    end: number,
    regex: WrittenPattern | undefined,
  ): void {
    const { matcher } = this.#look;
    const matches = matcher.matchesLine(text, start, end);
    if (regex !== undefined) add(this.#selected, lines, start, start, end);
    if (matches && this.#matched.first.length < mostMarks) {
      const part = matcher.find(text, start, end);
      const isEmpty = part === undefined || part.start === part.end;
      add(this.#matched, lines, start, isEmpty ? start : part.start, isEmpty ? end : part.end);
    }
    add(matches ? this.#matchedLines : this.#others, lines, start, start, end);
    if (this.#guilty.size > 0 && this.#guiltyMatch === undefined && this.#guilty.has(lines.lineAt(start) + 1))
      this.#guiltyMatch = matches;
  }
}

function add(group: MarkGroup, lines: LineCounter, lineStart: number, start: number, end: number): void {
  if (group.first.length >= mostMarks) return;
  const column = lineStart - lines.lead;
  group.first.push({ line: lines.lineAt(lineStart), start: start - column, end: end - column });
}

/** Returns the lines of offsets in ascending order. */
class LineCounter {
  /** A capture has a sign before each line. */
  readonly lead: 0 | 1;
  readonly #text: string;
  #at = 0;
  #line: number;

  constructor({ source, start }: Place) {
    this.#text = source.text;
    this.lead = source.from === "capture" ? 1 : 0;
    this.#line = source.firstLine - 1;
    this.lineAt(start);
  }

  /** Returns the line of an offset, from 0. */
  lineAt(offset: number): number {
    for (let feed = this.#text.indexOf("\n", this.#at); feed >= 0 && feed < offset; ) {
      this.#line++;
      this.#at = feed + 1;
      feed = this.#text.indexOf("\n", this.#at);
    }
    return this.#line;
  }
}

/** The parts of the text that the verdict names. */
function marksOfEvidence({ status, evidence, moreEvidence = 0 }: Outcome): TrialMarks {
  const marks: TrialMarks = { selected: newGroup(), matched: newGroup(), violating: newGroup() };
  for (const { violation, excerpt, socket } of evidence) {
    const group = violation && status !== "UNDECIDED" ? marks.violating : marks.matched;
    if (excerpt !== undefined) {
      const { line, column, start, end } = excerpt;
      push(group, { line: line - 1, start: column + start, end: column + end });
    } else if (socket !== undefined) push(group, { line: socket.line - 1, start: 0, end: toLineEnd });
  }
  marks.violating.count += marks.violating.count > 0 ? moreEvidence : 0;
  return marks;
}

function push(group: MarkGroup, mark: Mark): void {
  group.count++;
  if (group.first.length < mostMarks) group.first.push(mark);
}

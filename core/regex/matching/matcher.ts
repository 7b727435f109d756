import type { Span } from "../../text/span.ts";
import { type Alphabet, alphabetOf } from "../automaton/alphabet.ts";
import { type Limits, type Purpose, usualLimits } from "../automaton/lazy-automaton.ts";
import { type Program, programOf } from "../automaton/program.ts";
import { findMatch, matchesFully, matchesSomewhere } from "../automaton/search.ts";
import type { RegexNode } from "../syntax/node.ts";
import { findMatchFast } from "./find-match.ts";
import { type Lines, lineStartBefore, linesIn, trimReturn } from "./lines.ts";
import { type Machine, machineOf } from "./look-answers.ts";
import { requiredText } from "./required-text.ts";
import { isAccepted, nextLine, placeAtOrAfter, type Subject } from "./scan.ts";
import { searchedPart } from "./searched-part.ts";

/** Receives a line, as a half-open range of offsets without its line break. Returns false to stop. */
export type VisitLine = (lineStart: number, lineEnd: number) => unknown;

/**
 * Answers the questions about one pattern. A deterministic automaton reads the text, after a search for what
 * every match contains; if it would have too many states, the nondeterministic one does, which takes longer,
 * but linear time for every pattern.
 */
export class Matcher {
  readonly #node: RegexNode;
  readonly #program: Program;
  #backward: Program | undefined;
  /** Built when first needed; `value` is undefined if the pattern is too large for them. */
  #alphabet: { value: Alphabet | undefined } | undefined;
  readonly #machines = new Map<string, Machine | undefined>();
  #required: string | undefined;
  #lineClasses: Uint8Array | undefined;
  /** How many characters are still read without a deterministic automaton. */
  #shortReads: number;
  readonly #limits: Limits;

  /**
   * @param shortReads how many characters of short texts are read before a deterministic automaton is built
   *   for them: a few names and ports are not worth one
   */
  constructor(node: RegexNode, program: Program, limits = usualLimits, shortReads = 256) {
    this.#limits = limits;
    this.#shortReads = shortReads;
    this.#node = node;
    this.#program = program;
  }

  matchesFully(text: string): boolean {
    const subject = { text, start: 0, end: text.length };
    const isMatch = this.#isShort(text.length) ? undefined : this.#read("fully", subject);
    return isMatch ?? matchesFully(this.#program, text);
  }

  matchesRange(text: string, start: number, end: number): boolean {
    const length = end - start;
    if (this.#isShort(length)) return matchesSomewhere(this.#program, text.slice(start, end));
    if (length >= worthSearching && !this.#mayMatch(linesIn(text, start, end), start)) return false;
    const subject = { text, start, end };
    return this.#read("somewhere", subject) ?? matchesSomewhere(this.#program, text.slice(start, end));
  }

  matchingLines(text: string, start: number, end: number, visit: VisitLine): void {
    const lines = linesIn(text, start, end);
    this.#required ??= requiredText(this.#node);
    if (this.#required === "") this.#visitLines(lines, visit);
    else this.#visitLinesWith(this.#required, lines, visit);
  }

  find(text: string, start: number, end: number, from: number): Span | undefined {
    // A lookbehind may have found the required text before the match.
    const first = this.#program.looks.length > 0 ? start : from;
    if (end - from >= worthSearching && !this.#mayMatch(linesIn(text, start, end), first)) return undefined;
    const fast = this.#findFast({ text, start, end }, from);
    if (fast?.ok) return fast.found;
    const found = findMatch(this.#program, this.#backwardProgram(), text.slice(start, end), from - start);
    return found && { start: start + found.start, end: start + found.end };
  }

  #findFast(subject: Subject, from: number): ReturnType<typeof findMatchFast> | undefined {
    if (this.#program.looks.length > 0 || this.#isShort(subject.end - from)) return undefined;
    const some = this.#machine("some")?.automaton;
    const ends = this.#machine("ends")?.automaton;
    const starts = this.#machine("starts")?.automaton;
    if (some === undefined || ends === undefined || starts === undefined) return undefined;
    if (some.hasGivenUp || ends.hasGivenUp || starts.hasGivenUp) return undefined;
    return findMatchFast({ some, ends, starts }, subject, placeAtOrAfter(subject, from));
  }

  #programFor(what: keyof typeof purposes): Program {
    if (what === "starts") return this.#backwardProgram();
    return (what === "somewhere" && programOf(searchedPart(this.#node))) || this.#program;
  }

  /** It has as many instructions as the forward program, so it is not too large either. */
  #backwardProgram(): Program {
    this.#backward ??= programOf(this.#node, "backward")!;
    return this.#backward;
  }

  /** Visits only lines that contain a text. */
  #visitLinesWith(required: string, lines: Lines, visit: VisitLine): void {
    const { text, end } = lines;
    if (required.includes("\n")) return;
    for (let from = lines.start; from < end; ) {
      const found = lines.indexOf(required, from);
      if (found < 0) return;
      const lineStart = lineStartBefore(text, found, from);
      const lineBreak = lines.breakAfter(found + required.length);
      const lineEnd = trimReturn(text, lineStart, lineBreak);
      if (this.#matchesLine(text, lineStart, lineEnd) && visit(lineStart, lineEnd) === false) return;
      from = lineBreak + 1;
    }
  }

  #visitLines(lines: Lines, visit: VisitLine): void {
    const { text, start, end } = lines;
    const machine = this.#machine("somewhere");
    let from = start;
    if (machine !== undefined) {
      this.#lineClasses ??= lineClassesOf(machine);
      while (from < end && !machine.automaton.hasGivenUp) {
        const line = nextLine(machine.automaton, this.#lineClasses, lines, from, machine.askAbout);
        machine.askAbout(nothing);
        if (line === undefined) return;
        from = line.next;
        const isMatch = !line.gaveUp || matchesSomewhere(this.#program, text.slice(line.start, line.end));
        if (isMatch && visit(line.start, line.end) === false) return;
      }
    }
    while (from < end) {
      const lineBreak = lines.breakAfter(from);
      const lineEnd = trimReturn(text, from, lineBreak);
      if (matchesSomewhere(this.#program, text.slice(from, lineEnd)) && visit(from, lineEnd) === false)
        return;
      from = lineBreak + 1;
    }
  }

  #matchesLine(text: string, start: number, end: number): boolean {
    const subject = { text, start, end };
    return this.#read("somewhere", subject) ?? matchesSomewhere(this.#program, text.slice(start, end));
  }

  #read(what: keyof typeof purposes, subject: Subject): boolean | undefined {
    const machine = this.#machine(what);
    if (machine === undefined || machine.automaton.hasGivenUp) return undefined;
    const isMatch = isAccepted(machine.automaton, subject, subject.start, machine.askAbout(subject));
    machine.askAbout(nothing);
    return isMatch;
  }

  #machine(what: keyof typeof purposes): Machine | undefined {
    if (!this.#machines.has(what)) {
      this.#alphabet ??= { value: alphabetOf(this.#program) };
      const alphabet = this.#alphabet.value;
      this.#machines.set(
        what,
        alphabet && machineOf(this.#programFor(what), alphabet, purposes[what], this.#limits),
      );
    }
    return this.#machines.get(what);
  }

  #mayMatch(lines: Lines, from: number): boolean {
    this.#required ??= requiredText(this.#node);
    return this.#required === "" || lines.indexOf(this.#required, from) >= 0;
  }

  #isShort(length: number): boolean {
    this.#shortReads -= length;
    return this.#shortReads > 0;
  }
}

const purposes = {
  /** Is there a match? */
  somewhere: { from: "every-place", ends: "anywhere" },
  /** The same, read by the pattern's own program. */
  some: { from: "every-place", ends: "anywhere" },
  fully: { from: "first-place", ends: "at-edge" },
  ends: { from: "first-place", ends: "all" },
  starts: { from: "every-place", ends: "all" },
} satisfies Record<string, Purpose>;

/** Texts of at least this many characters are first searched for what every match contains. */
const worthSearching = 64;

/** The placeholder that replaces the last subject, so that no long text is kept. */
const nothing: Subject = { text: "", start: 0, end: 0 };

function lineClassesOf({ automaton }: Machine): Uint8Array {
  const classes = automaton.alphabet.latin.slice();
  classes[0x0a] = automaton.stopColumn;
  classes[0x0d] = automaton.stopColumn;
  return classes;
}

import { Generations } from "../text/generations.ts";
import { type ElementMeaning, meaningOf, type PortElementProblem } from "./port-element.ts";
import { portElementsFor } from "./port-elements.ts";
import { PortSet } from "./port-set.ts";

/** One comma-separated part of a port list; offsets are UTF-16 code units into the text of the list. */
export interface PortElement {
  /** Trimmed. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: "number" | "pattern";
  /** Exactly the ports that it matches in full; empty if the problem is that they are not known. */
  readonly ports: PortSet;
  readonly problem?: PortElementProblem;
}

export interface PortList {
  elements: readonly PortElement[];
}

interface Piece {
  start: number;
  end: number;
}

/**
 * Reads the decoded value of `ports`, or of `value_data` with POLICY_PORTS. Never fails: what is wrong is the
 * `problem` of an element. A blank list has no elements and no problem: in an allow list, it means that no
 * port may be open.
 */
export function parsePortList(text: string): PortList {
  if (last?.text !== text) {
    last = { text, list: readPortList(text) };
  }
  return last.list;
}

/** A dozen rules read the list of a check, one after another. */
let last: { text: string; list: PortList } | undefined;

function readPortList(text: string): PortList {
  if (text.trim() === "") {
    return { elements: [] };
  }
  const pieces = piecesOf(text);
  const elements: PortElement[] = [];
  for (let i = 0; i < pieces.length; ) {
    const count = piecesOfRegex(text, pieces, i);
    const parts = pieces.slice(i, i + count);
    elements.push(count === 1 ? elementOf(text, parts[0]!) : splitElement(text, parts));
    i += count;
  }
  return { elements };
}

/** The union of what the elements match. */
export function portsOf(list: PortList): PortSet {
  return PortSet.union(list.elements.map(({ ports }) => ports));
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start <= text.length; ) {
    const comma = text.indexOf(",", start);
    const end = comma < 0 ? text.length : comma;
    const content = text.slice(start, end);
    const blanks = content.length - content.trimStart().length;
    pieces.push({ start: start + blanks, end: start + blanks + content.trim().length });
    start = end + 1;
  }
  return pieces;
}

function elementOf(text: string, { start, end }: Piece): PortElement {
  const own = text.slice(start, end);
  if (own === "") {
    return {
      text: own,
      start,
      end,
      kind: "pattern",
      ports: PortSet.empty,
      problem: emptyElement(text, start),
    };
  }
  const { problem, ...meaning } = meaningOf(own);
  return {
    text: own,
    start,
    end,
    ...meaning,
    ...(problem && { problem: { ...problem, start: start + problem.start, end: start + problem.end } }),
  };
}

/** The problem includes one of the commas around the empty element, so that the suggestion removes it. */
function emptyElement(text: string, at: number): PortElementProblem {
  const before = text.lastIndexOf(",", at - 1);
  const after = text.indexOf(",", at);
  const [start, end] = at > 0 && before >= 0 ? [before, after < 0 ? text.length : after] : [0, after + 1];
  const message =
    after < 0
      ? "Nothing follows the last comma of this port list. Remove the comma."
      : "There is no port between the commas here. Remove one of them.";
  return { kind: "empty-element", message, start, end, suggestion: "" };
}

/** Longer regular expressions with commas are not recognised, which bounds the time. */
const mostPiecesJoined = 100;

/**
 * How many pieces, from the given one on, belong to a regular expression that contains commas; 1 for a normal
 * piece.
 */
function piecesOfRegex(text: string, pieces: readonly Piece[], first: number): number {
  const scan = new OpenParts(text, pieces[first]!.start);
  if (!scan.isCutOffAt(pieces[first]!.end)) {
    return 1;
  }
  const last = Math.min(pieces.length, first + mostPiecesJoined);
  for (let i = first + 1; i < last; i++) {
    if (!scan.isCutOffAt(pieces[i]!.end)) {
      return i - first + 1;
    }
  }
  return 1;
}

/** Reads a regular expression from left to right, and knows what is open at each place. */
class OpenParts {
  readonly #text: string;
  #at: number;
  #groups = 0;
  /** The start of the content of a class. */
  #classFrom: number | undefined;
  /** After `{`, with nothing but the digits of a counted quantifier since. */
  #inCount = false;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#at = start;
  }

  /**
   * Does the text up to `end` end inside of brackets, a group or a counted quantifier, or after a backslash?
   * Must be called with ascending ends.
   */
  isCutOffAt(end: number): boolean {
    while (this.#at < end) {
      const character = this.#text[this.#at]!;
      if (character === "\\") {
        this.#inCount = false;
        if (this.#at + 1 >= end) {
          return true;
        }
        this.#at += 2;
        continue;
      }
      if (this.#classFrom === undefined) this.#read(character);
      else if (character === "]" && this.#at > this.#classFrom) this.#classFrom = undefined;
      this.#at++;
    }
    return this.#classFrom !== undefined || this.#inCount || this.#groups > 0;
  }

  #read(character: string): void {
    this.#inCount = character === "{" || (this.#inCount && /[0-9,\s]/.test(character));
    if (character === "[") {
      this.#classFrom = this.#at + (this.#text[this.#at + 1] === "^" ? 2 : 1);
    } else if (character === "(") {
      this.#groups++;
    } else if (character === ")" && this.#groups > 0) {
      this.#groups--;
    }
  }
}

/** One element for all pieces: it matches what each piece matches on its own. */
function splitElement(text: string, parts: readonly Piece[]): PortElement {
  const start = parts[0]!.start;
  const end = parts.at(-1)!.end;
  const own = text.slice(start, end);
  const pieces = parts.map((part) => text.slice(part.start, part.end));
  const meant = meaningOf(own);
  const message = `A comma ends an element, so this is read as ${pieces.length} elements, the first of them ${pieces[0]}. Write the regular expression without a comma, or as several elements.`;
  return {
    text: own,
    start,
    end,
    kind: "pattern",
    ports: PortSet.union(pieces.map((piece) => meaningOfPiece(piece).ports)),
    problem:
      meant.problem?.kind === "broken-element"
        ? { ...meant.problem, start, end }
        : { kind: "comma-in-regex", message, start, end, ...withoutComma(meant) },
  };
}

function meaningOfPiece(piece: string): ElementMeaning {
  return piece === "" ? { kind: "pattern", ports: PortSet.empty } : meaningOf(piece);
}

function withoutComma(meant: ElementMeaning): { suggestion?: string } {
  return meant.problem || meant.ports.isEmpty ? {} : { suggestion: elementsOf(meant.ports) };
}

/**
 * The elements for a set: those for many ports take long to find, and many patterns denote the same ports.
 */
function elementsOf(ports: PortSet): string {
  const key = ports.toString();
  let elements = knownElements.get(key);
  if (elements === undefined) {
    elements = portElementsFor(ports).join(", ");
    knownElements.set(key, elements);
  }
  return elements;
}

const knownElements = new Generations<string>(500);

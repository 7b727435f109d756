import { type ElementMeaning, meaningOf, type PortElementProblem } from "./port-element.ts";
import { portElementsFor } from "./port-elements.ts";
import { PortSet } from "./port-set.ts";

/** One comma-separated part of a port list; offsets are UTF-16 code units into the text of the list. */
export interface PortElement {
  /** Without the blanks around it. */
  text: string;
  start: number;
  end: number;
  kind: "number" | "pattern";
  /** Exactly the ports that it matches in full; empty where the problem is that this is not known. */
  ports: PortSet;
  problem?: PortElementProblem;
}

export interface PortList {
  elements: PortElement[];
}

interface Piece {
  start: number;
  end: number;
}

/**
 * Reads the decoded value of `ports`, or of `value_data` with POLICY_PORTS. Never fails: what is wrong is the
 * `problem` of an element. A list of nothing but blanks has no elements, and no problem: it is how an allow list
 * says that no port may be open.
 */
export function parsePortList(text: string): PortList {
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

/** The problem covers one of the commas around the nothing, so that the suggestion removes it. */
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

/** Longer regular expressions with commas are not recognised as one, which bounds the time. */
const mostPiecesJoined = 100;

/** How many pieces from the given one on belong to a regular expression that commas cut up; 1 for a normal piece. */
function piecesOfRegex(text: string, pieces: readonly Piece[], first: number): number {
  const start = pieces[first]!.start;
  if (!isCutOff(text.slice(start, pieces[first]!.end))) {
    return 1;
  }
  const last = Math.min(pieces.length, first + mostPiecesJoined);
  for (let i = first + 1; i < last; i++) {
    if (!isCutOff(text.slice(start, pieces[i]!.end))) {
      return i - first + 1;
    }
  }
  return 1;
}

/** Does the text end inside brackets, a group, a counted quantifier, or after a backslash? */
function isCutOff(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "\\") {
      i++;
      if (i === text.length) {
        return true;
      }
    } else if (c === "[") {
      const end = endOfClass(text, i);
      if (end === undefined) {
        return true;
      }
      i = end;
    } else if (c === "{" && /^[0-9,\s]*$/.test(text.slice(i + 1))) {
      return true;
    } else if (c === "(") {
      depth++;
    } else if (c === ")" && depth > 0) {
      depth--;
    }
  }
  return depth > 0;
}

function endOfClass(text: string, open: number): number | undefined {
  const first = text[open + 1] === "^" ? open + 2 : open + 1;
  for (let i = first; i < text.length; i++) {
    if (text[i] === "\\") {
      i++;
    } else if (text[i] === "]" && i > first) {
      return i;
    }
  }
  return undefined;
}

/** One element for the whole: what it matches is what its pieces match, each on its own. */
function splitElement(text: string, parts: readonly Piece[]): PortElement {
  const start = parts[0]!.start;
  const end = parts.at(-1)!.end;
  const own = text.slice(start, end);
  const pieces = parts.map((part) => text.slice(part.start, part.end));
  const meant = meaningOf(own);
  const message = `The comma ends the element, so this is read as ${pieces.length} elements, the first of them ${pieces[0]}. Write the regular expression without a comma, or as several elements.`;
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
  return meant.problem || meant.ports.isEmpty ? {} : { suggestion: portElementsFor(meant.ports).join(", ") };
}

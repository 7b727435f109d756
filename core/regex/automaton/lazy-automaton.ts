import type { Alphabet } from "./alphabet.ts";
import type { FlatInstruction, FlatProgram } from "./flat-program.ts";
import { allKinds, holdsBetween, type Kind, kinds } from "./places.ts";

/** What an automaton is to find. */
export interface Purpose {
  /** Matches that begin at the first place, in reading direction, or at every place. */
  from: "first-place" | "every-place";
  /** Is there a match, is there one that ends with the text, or where do matches end? */
  ends: "anywhere" | "at-edge" | "all";
}

/** What `next` returns besides states; all are negative except `dead`. */
export const dead = 0;
const unknown = -1;
export const accepted = -2;
export const gaveUp = -3;
/** A column that stops a scan: it is never followed. */
export const stop = -4;
const firstQuestion = -16;
/** Added to a state if the purpose is `all`: a match ends before the character that led to it. */
export const matchBit = 1 << 30;

/**
 * Asks whether a lookaround that reads in the other direction matches at a place; undefined if it gives up.
 */
export type AskLook = (look: number, place: number) => boolean | undefined;

/**
 * What is known about a step that depends on lookarounds: the lookaround to ask, and what follows from it.
 */
interface Question {
  look: number;
  yes: number | Question | undefined;
  no: number | Question | undefined;
}

/** When an automaton discards its states, and when it stops making new ones. */
export interface Limits {
  /** Entries of the table, of 4 bytes each. */
  entries: number;
  /** Instructions of all states together. */
  instructions: number;
  /**
   * States that were used for fewer characters than this on average, when they are discarded, were not worth
   * making.
   */
  use: number;
  /** It gives up after this many rounds that were not worth it. */
  vainRounds: number;
}

/** A pattern has up to five automata, so it may take 8 MB; hardly any takes more than 100 kB. */
export const usualLimits: Limits = {
  entries: 1 << 18,
  instructions: 1 << 17,
  use: 16,
  vainRounds: 3,
};

/** More lookarounds than this do not fit in the bits of a number. */
export const mostOutside = 30;

/**
 * A deterministic automaton, built while it is walked. A state is the set of instructions that the program is
 * at, identified by the index of its row in `table`, which has the next state for each class of characters.
 */
export class LazyAutomaton {
  table: Int32Array;
  /** Columns after those of the alphabet. */
  readonly finalNewline: number;
  readonly edge: number;
  readonly stopColumn: number;
  /** It has given up for good: it made more states than it was worth. */
  hasGivenUp = false;
  /** Where the last scan ended. */
  lastPlace = 0;

  readonly alphabet: Alphabet;
  readonly program: FlatProgram;
  readonly #limits: Limits;
  readonly #ends: Purpose["ends"];
  readonly #startsEverywhere: boolean;
  readonly #width: number;
  readonly #main: number;
  readonly #members: readonly (Uint8Array | undefined)[];

  #rows = 1;
  /** By row: the instructions, and what is on the side that was read. */
  #stands: (Int32Array | undefined)[] = [undefined];
  #sides: Kind[] = [kinds.other];
  #rowsByHash = new Map<number, number[]>();
  #kept = 0;
  readonly #starts: (number | undefined)[] = [];
  #questions: Question[] = [];
  #generation = 0;
  #followed = { state: dead as number, place: 0, generation: -1 };
  #vainRounds = 0;
  /** The characters read since the last flush, except those after `#mark`. */
  #used = 0;
  #mark = 0;

  // Scratch space of one step.
  readonly #seen: Uint32Array;
  #round = 0;
  readonly #stack: number[] = [];
  #waiting: number[] = [];
  readonly #matched: boolean[];
  #asked = 0;

  constructor(program: FlatProgram, alphabet: Alphabet, purpose: Purpose, limits: Limits) {
    this.#limits = limits;
    this.program = program;
    this.alphabet = alphabet;
    this.finalNewline = alphabet.size;
    this.edge = alphabet.size + 1;
    this.stopColumn = alphabet.size + 2;
    this.#width = alphabet.size + 3;
    this.#ends = purpose.ends;
    this.#main = program.parts.length - 1;
    this.#matched = program.parts.map(() => false);
    this.#members = program.instructions.map((instruction) =>
      instruction.op === "character" ? alphabet.membersOf(instruction.set) : undefined,
    );
    this.#seen = new Uint32Array(program.instructions.length);
    this.table = new Int32Array(16 * this.#width);
    this.#startsEverywhere = purpose.from === "every-place" && !this.#startsAtEdgeOnly();
  }

  /**
   * The state before the first character, next to what is on its other side; `accepted` if that is enough.
   */
  start(side: Kind): number {
    const known = this.#starts[side];
    if (known !== undefined) return known;
    const stand: number[] = [];
    this.#round++;
    for (const { start } of this.program.parts) this.#expand(start, side, stand);
    const state = this.#stateOf(stand, side);
    this.#starts[side] = state;
    return state;
  }

  /**
   * The place at which another automaton of the same program last followed an entry, and its state there as a
   * state of this one, which continues for its own purpose. Undefined if that state is gone.
   */
  adoptLast(other: LazyAutomaton): { place: number; state: number } | undefined {
    const { state, place, generation } = other.#followed;
    if (generation !== other.#generation) return undefined;
    const row = state / other.#width;
    return { place, state: this.#stateOf([...other.#stands[row]!], other.#sides[row]!) };
  }

  /** Must be called where a scan begins and ends: the automaton counts how much its states are used. */
  beginAt(place: number): void {
    this.#mark = place;
  }
  endAt(place: number): void {
    this.lastPlace = place;
    this.#used += Math.abs(place - this.#mark);
  }

  /**
   * The state after `state` when it reads a character of a class (or column), for the entries of the table
   * that are negative. `place` is before that character.
   */
  follow(state: number, column: number, place: number, ask: AskLook): number {
    const entry = this.table[state + column]!;
    this.#followed.state = state;
    this.#followed.place = place;
    this.#followed.generation = this.#generation;
    if (entry > firstQuestion && entry !== unknown) return entry;
    if (entry <= firstQuestion) return this.#answer(state, column, place, ask, entry);
    const generation = this.#generation;
    const next = this.#step(state, column, place, 0, 0);
    if (next !== unknown) {
      if (generation === this.#generation) this.table[state + column] = next;
      return next;
    }
    const question = firstQuestion - this.#questions.length;
    this.#questions.push({ look: this.#asked, yes: undefined, no: undefined });
    this.table[state + column] = question;
    return this.#answer(state, column, place, ask, question);
  }

  #answer(state: number, column: number, place: number, ask: AskLook, entry: number): number {
    let question = this.#questions[firstQuestion - entry]!;
    let known = 0;
    let answers = 0;
    for (;;) {
      const answer = ask(question.look, place);
      if (answer === undefined) return gaveUp;
      known |= 1 << question.look;
      if (answer) answers |= 1 << question.look;
      let next = answer ? question.yes : question.no;
      if (next === undefined) {
        const after = this.#step(state, column, place, known, answers);
        next = after === unknown ? { look: this.#asked, yes: undefined, no: undefined } : after;
        if (answer) question.yes = next;
        else question.no = next;
      }
      if (typeof next === "number") return next;
      question = next;
    }
  }

  /** Returns `unknown` if the lookaround `#asked` has to be asked first. */
  #step(state: number, column: number, place: number, known: number, answers: number): number {
    const row = state / this.#width;
    if (!this.#settle(this.#stands[row]!, this.#sides[row]!, this.#kindOf(column), known, answers))
      return unknown;
    const matched = this.#matched[this.#main]!;
    if (column === this.edge) return !matched ? dead : this.#ends === "all" ? matchBit : accepted;
    if (matched && this.#ends === "anywhere") return accepted;
    const character = column === this.finalNewline ? this.alphabet.newlineClass : column;
    const side = this.#kindOf(column);
    const stand: number[] = [];
    this.#round++;
    for (const index of this.#waiting) {
      if (this.#members[index]![character] === 1) {
        this.#expand((this.program.instructions[index] as { next: number }).next, side, stand);
      }
    }
    for (const [index, { start }] of this.program.parts.entries()) {
      if (index !== this.#main || this.#startsEverywhere) this.#expand(start, side, stand);
    }
    if (this.#isFull(stand.length) && !this.#flush(place)) return gaveUp;
    const next = this.#stateOf(stand, side);
    return matched && this.#ends === "all" ? next | matchBit : next;
  }

  #kindOf(column: number): Kind {
    if (column === this.edge) return kinds.edge;
    return column === this.finalNewline ? kinds.finalNewline : this.alphabet.kinds[column]!;
  }

  #holds(place: Extract<FlatInstruction, { op: "place" }>["place"], read: Kind, unread: Kind): boolean {
    return this.program.direction === "forward"
      ? holdsBetween(place, read, unread)
      : holdsBetween(place, unread, read);
  }

  /** Follows what consumes no character; false if a lookaround has to be asked first. */
  #settle(stand: Int32Array, read: Kind, unread: Kind, known: number, answers: number): boolean {
    const { instructions, parts } = this.program;
    const stack = this.#stack;
    const seen = this.#seen;
    const round = ++this.#round;
    this.#waiting = [];
    let at = 0;
    for (const [part, { end }] of parts.entries()) {
      this.#matched[part] = false;
      for (; at < stand.length && stand[at]! < end; at++) stack.push(stand[at]!);
      while (stack.length > 0) {
        const index = stack.pop()!;
        if (seen[index] === round) continue;
        seen[index] = round;
        const instruction = instructions[index]!;
        switch (instruction.op) {
          case "character":
            this.#waiting.push(index);
            break;
          case "split":
            stack.push(instruction.first, instruction.second);
            break;
          case "match":
            this.#matched[part] = true;
            break;
          case "place":
            if (this.#holds(instruction.place, read, unread)) stack.push(instruction.next);
            break;
          case "beside":
            if (this.#matched[instruction.part] !== instruction.negated) stack.push(instruction.next);
            break;
          case "outside":
            if ((known & (1 << instruction.look)) === 0) {
              this.#asked = instruction.look;
              stack.length = 0;
              return false;
            }
            if ((answers & (1 << instruction.look)) !== 0) stack.push(instruction.next);
        }
      }
    }
    return true;
  }

  /** Adds an instruction to a set, or those that it leads to whatever follows. */
  #expand(from: number, read: Kind, stand: number[]): void {
    const { instructions } = this.program;
    const stack = this.#stack;
    stack.push(from);
    while (stack.length > 0) {
      const index = stack.pop()!;
      if (this.#seen[index] === this.#round) continue;
      this.#seen[index] = this.#round;
      const instruction = instructions[index]!;
      if (instruction.op === "split") {
        stack.push(instruction.first, instruction.second);
      } else if (instruction.op !== "place") {
        stand.push(index);
      } else {
        const held = allKinds.filter((unread) => this.#holds(instruction.place, read, unread)).length;
        if (held === allKinds.length) stack.push(instruction.next);
        else if (held > 0) stand.push(index);
      }
    }
  }

  #startsAtEdgeOnly(): boolean {
    const { start } = this.program.parts[this.#main]!;
    return allKinds.every((side) => {
      const stand: number[] = [];
      this.#round++;
      if (side !== kinds.edge) this.#expand(start, side, stand);
      return stand.length === 0;
    });
  }

  #stateOf(stand: number[], side: Kind): number {
    const { instructions, parts } = this.program;
    const { first } = parts[this.#main]!;
    let isTested = false;
    let isAlive = this.#startsEverywhere;
    for (const index of stand) {
      const { op } = instructions[index]!;
      if (index >= first) {
        isAlive = true;
        if (op === "match" && this.#ends === "anywhere") return accepted;
      }
      if (op !== "character" && op !== "match") isTested = true;
    }
    if (!isAlive) return dead;
    const row = this.#rowOf(Int32Array.from(stand).sort(), isTested ? side : kinds.other);
    return row * this.#width;
  }

  #rowOf(stand: Int32Array, side: Kind): number {
    let hash: number = side;
    for (let i = 0; i < stand.length; i++) hash = (Math.imul(hash, 31) + stand[i]!) | 0;
    const rows = this.#rowsByHash.get(hash);
    if (rows === undefined) this.#rowsByHash.set(hash, [this.#rows]);
    else {
      const known = rows.find((row) => this.#sides[row] === side && isEqual(this.#stands[row]!, stand));
      if (known !== undefined) return known;
      rows.push(this.#rows);
    }
    const row = this.#rows++;
    this.#stands[row] = stand;
    this.#sides[row] = side;
    this.#kept += stand.length;
    const first = row * this.#width;
    if (first + this.#width > this.table.length) {
      const larger = new Int32Array(2 * Math.max(this.table.length, 8 * this.#width));
      larger.set(this.table);
      this.table = larger;
    }
    this.table.fill(unknown, first, first + this.#width);
    this.table[first + this.stopColumn] = stop;
    return row;
  }

  #isFull(more: number): boolean {
    return (
      (this.#rows + 1) * this.#width > this.#limits.entries || this.#kept + more > this.#limits.instructions
    );
  }

  /** Discards all states; false if that was done too often for what they were good for. */
  #flush(place: number): boolean {
    this.endAt(place);
    this.#mark = place;
    if (this.#used < this.#limits.use * this.#rows) this.#vainRounds++;
    this.hasGivenUp = this.#vainRounds >= this.#limits.vainRounds;
    this.#generation++;
    this.#rows = 1;
    this.#stands = [undefined];
    this.#sides = [kinds.other];
    this.#rowsByHash = new Map();
    this.#kept = 0;
    this.#used = 0;
    this.#starts.length = 0;
    this.#questions = [];
    if (this.hasGivenUp) this.table = new Int32Array(0);
    return !this.hasGivenUp;
  }
}

function isEqual(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return false;
  }
  return true;
}

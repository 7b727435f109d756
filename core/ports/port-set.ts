import { firstIndex } from "../text/first-at.ts";
import { formatPortRange } from "./format-port-range.ts";

/** Ports are 0 to 65535; 0 names no real port, but snapshots may show it. */
export const highestPort = 65535;

/** An immutable set of port numbers 0–65535, stored as ranges: policies and hosts need few of them. */
export class PortSet {
  static readonly empty = new PortSet([]);
  /** 1–65535: every port that a socket can be bound to. */
  static readonly all = new PortSet([1, highestPort]);

  /** Pairs `lo, hi` (both included), ascending, disjoint and not adjacent. */
  readonly #ends: readonly number[];
  #size: number | undefined;

  private constructor(ends: readonly number[]) {
    this.#ends = ends;
  }

  /** The set of the given ports, in any order. Throws a RangeError for a number that is not a port. */
  static of(ports: Iterable<number>): PortSet {
    const sorted = [...ports].sort((a, b) => a - b);
    const ends: number[] = [];
    for (const port of sorted) {
      requirePort(port);
      append(ends, port, port);
    }
    return new PortSet(ends);
  }

  /**
   * The ports from `lo` to `hi`, both included; none if `lo` is above `hi`. Throws a RangeError like `of`.
   */
  static range(lo: number, hi: number): PortSet {
    requirePort(lo);
    requirePort(hi);
    return lo <= hi ? new PortSet([lo, hi]) : PortSet.empty;
  }

  /** The set of ranges, given as flattened pairs `lo, hi`: ascending, disjoint and not adjacent. */
  static ofRanges(ends: readonly number[]): PortSet {
    return new PortSet([...ends]);
  }

  static union(sets: Iterable<PortSet>): PortSet {
    const ranges = [...sets].flatMap((set) => set.ranges()).sort((a, b) => a[0] - b[0]);
    const ends: number[] = [];
    for (const [lo, hi] of ranges) {
      append(ends, lo, hi);
    }
    return new PortSet(ends);
  }

  has(port: number): boolean {
    const first = firstIndex(this.#ends.length / 2, (range) => port <= this.#ends[2 * range + 1]!);
    return port >= (this.#ends[2 * first] ?? Number.POSITIVE_INFINITY);
  }

  union(other: PortSet): PortSet {
    return PortSet.union([this, other]);
  }

  intersect(other: PortSet): PortSet {
    const ends: number[] = [];
    const [a, b] = [this.#ends, other.#ends];
    for (let i = 0, j = 0; i < a.length && j < b.length; ) {
      const lo = Math.max(a[i]!, b[j]!);
      const hi = Math.min(a[i + 1]!, b[j + 1]!);
      if (lo <= hi) {
        ends.push(lo, hi);
      }
      if (a[i + 1]! < b[j + 1]!) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return new PortSet(ends);
  }

  /** Is there a port in both? */
  meets(other: PortSet): boolean {
    const [a, b] =
      this.#ends.length <= other.#ends.length ? [this.#ends, other.#ends] : [other.#ends, this.#ends];
    for (let i = 0; i < a.length; i += 2) {
      const reached = firstIndex(b.length / 2, (range) => a[i]! <= b[2 * range + 1]!);
      if (2 * reached < b.length && b[2 * reached]! <= a[i + 1]!) return true;
    }
    return false;
  }

  minus(other: PortSet): PortSet {
    return this.intersect(other.#complement());
  }

  isSubsetOf(other: PortSet): boolean {
    let j = 0;
    for (let i = 0; i < this.#ends.length; i += 2) {
      while (j < other.#ends.length && other.#ends[j + 1]! < this.#ends[i]!) {
        j += 2;
      }
      if (
        j >= other.#ends.length ||
        other.#ends[j]! > this.#ends[i]! ||
        other.#ends[j + 1]! < this.#ends[i + 1]!
      ) {
        return false;
      }
    }
    return true;
  }

  equals(other: PortSet): boolean {
    return this.#ends.length === other.#ends.length && this.#ends.every((end, i) => end === other.#ends[i]);
  }

  get isEmpty(): boolean {
    return this.#ends.length === 0;
  }

  /** How many ports there are. */
  get size(): number {
    this.#size ??= this.ranges().reduce((sum, [lo, hi]) => sum + hi - lo + 1, 0);
    return this.#size;
  }

  /** The lowest port, or undefined. */
  get lowest(): number | undefined {
    return this.#ends[0];
  }

  /** The ports in ascending order. */
  *[Symbol.iterator](): Generator<number> {
    for (const [lo, hi] of this.ranges()) {
      for (let port = lo; port <= hi; port++) {
        yield port;
      }
    }
  }

  /** Contiguous ranges, both ends included, in ascending order. */
  ranges(): [lo: number, hi: number][] {
    const ranges: [number, number][] = [];
    for (let i = 0; i < this.#ends.length; i += 2) {
      ranges.push([this.#ends[i]!, this.#ends[i + 1]!]);
    }
    return ranges;
  }

  /** Text such as `22, 80, 8080–8089`; empty for no port. */
  toString(): string {
    return this.ranges().map(formatPortRange).join(", ");
  }

  #complement(): PortSet {
    const ends: number[] = [];
    let next = 0;
    for (const [lo, hi] of this.ranges()) {
      if (lo > next) {
        ends.push(next, lo - 1);
      }
      next = hi + 1;
    }
    if (next <= highestPort) {
      ends.push(next, highestPort);
    }
    return new PortSet(ends);
  }
}

/** Adds a range that starts no lower than those before it. */
function append(ends: number[], lo: number, hi: number): void {
  const last = ends.length - 1;
  if (last > 0 && lo <= ends[last]! + 1) {
    ends[last] = Math.max(ends[last]!, hi);
  } else {
    ends.push(lo, hi);
  }
}

function requirePort(port: number): void {
  if (!Number.isInteger(port) || port < 0 || port > highestPort) {
    throw new RangeError(`${port} is not a valid port`);
  }
}

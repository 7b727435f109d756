/**
 * Something that is not supported here, or not allowed: its message is a sentence. Thrown inside, and caught
 * at the entry points.
 */
export class Beyond extends Error {}

/** The work that a transform may still do; see the limits of its kind. */
export class Work {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** Counts visited nodes, and built characters. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Beyond("The transform does too much to be evaluated here.");
  }
}

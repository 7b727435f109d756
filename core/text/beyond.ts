/** Something that is not computed here, or not allowed: its message is a sentence. Thrown inside, caught at the doors. */
export class Beyond extends Error {}

/** What a transform may still do; see the limits of its kind. */
export class Work {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** Counts the nodes that are visited, and the characters that are put together. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Beyond("The transform does too much to be evaluated here.");
  }
}

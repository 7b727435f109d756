/** Runs one task after another. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Settles like the work, which runs when everything before it has ended. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

/** Runs one piece of work after the other. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves, or is rejected, as the work is, when all that came before it has ended. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

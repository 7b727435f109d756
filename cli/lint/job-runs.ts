/**
 * Jobs in order, distributed to threads so that each gets neighbours: what a thread remembers about one file
 * helps with the next.
 */
export interface JobRuns<Job> {
  /** How many jobs have not been taken. */
  left(): number;
  /** The next jobs of a thread, or of another one if it has none left. */
  take(thread: number, count: number): Job[];
  /** Returns jobs that were taken but not done. */
  giveBack(thread: number, jobs: readonly Job[]): void;
}

/** One run of neighbours for each thread, all of the same length. */
export function jobRuns<Job>(jobs: readonly Job[], threads: number): JobRuns<Job> {
  const edge = (thread: number) => Math.floor((jobs.length * thread) / threads);
  const runs = Array.from({ length: threads }, (_, thread) => ({
    next: edge(thread),
    end: edge(thread + 1),
  }));
  const returned: Job[][] = runs.map(() => []);
  const lengthOf = (thread: number) => runs[thread]!.end - runs[thread]!.next + returned[thread]!.length;

  /** Takes half of what the busiest thread has left, from its end. */
  const share = (thread: number): void => {
    const longest = runs.reduce((most, run) => (run.end - run.next > most.end - most.next ? run : most));
    const half = Math.ceil((longest.end - longest.next) / 2);
    runs[thread] = { next: longest.end - half, end: longest.end };
    longest.end -= half;
  };

  return {
    left: () => runs.reduce((sum, _, thread) => sum + lengthOf(thread), 0),
    take(thread, count) {
      const back = returned.find(({ length }) => length > 0);
      if (back !== undefined) return back.splice(0, count);
      if (lengthOf(thread) === 0) share(thread);
      const run = runs[thread]!;
      const taken = jobs.slice(run.next, Math.min(run.next + count, run.end));
      run.next += taken.length;
      return taken;
    },
    giveBack(thread, given) {
      for (const job of given) returned[thread]!.push(job);
    },
  };
}

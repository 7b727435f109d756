import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { jobRuns } from "../../../cli/lint/job-runs.ts";

const jobs = Array.from({ length: 10 }, (_, index) => index);

describe("jobs that are distributed to threads", () => {
  it("are neighbours", () => {
    const runs = jobRuns(jobs, 2);
    assert.deepEqual(
      [runs.take(0, 2), runs.take(1, 2), runs.take(0, 2)],
      [
        [0, 1],
        [5, 6],
        [2, 3],
      ],
    );
    assert.equal(runs.left(), 4);
  });

  it("go on with half of what another thread has left", () => {
    const runs = jobRuns(jobs, 2);
    assert.deepEqual(runs.take(0, 9), [0, 1, 2, 3, 4]);
    assert.deepEqual(runs.take(0, 9), [7, 8, 9]);
    assert.deepEqual(runs.take(1, 9), [5, 6]);
    assert.deepEqual([runs.take(0, 9), runs.take(1, 9), runs.left()], [[], [], 0]);
  });

  it("are taken again when they were given back, by whoever asks first", () => {
    const runs = jobRuns(jobs, 2);
    const taken = runs.take(0, 5);
    runs.giveBack(0, taken.slice(1));
    assert.equal(runs.left(), 9);
    assert.deepEqual(runs.take(1, 3), [1, 2, 3]);
    assert.deepEqual(runs.take(1, 3), [4]);
    assert.deepEqual(runs.take(1, 3), [5, 6, 7]);
  });

  for (const threads of [1, 3, 4, 10]) {
    it(`are each taken once, by ${threads}`, () => {
      const runs = jobRuns(jobs, threads);
      const taken: number[] = [];
      for (let turn = 0; runs.left() > 0; turn++)
        taken.push(...runs.take((turn * 7) % threads, 1 + (turn % 3)));
      assert.deepEqual(
        taken.toSorted((left, right) => left - right),
        jobs,
      );
    });
  }
});

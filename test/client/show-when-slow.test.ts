import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { showWhenSlow } from "../../client/progress/show-when-slow.ts";

function deferred(): {
  promise: Promise<string>;
  resolve: (value: string) => void;
  reject: (why: Error) => void;
} {
  let resolve!: (value: string) => void;
  let reject!: (why: Error) => void;
  const promise = new Promise<string>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

function start(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const work = deferred();
  const shown: Promise<void>[] = [];
  const result = showWhenSlow(work.promise, (ended) => shown.push(ended), 1000);
  return { work, shown, result };
}

test("work that is done quickly is not shown", async (t) => {
  const { work, shown, result } = start(t);
  t.mock.timers.tick(999);
  work.resolve("done");
  assert.equal(await result, "done");
  t.mock.timers.tick(5000);
  assert.equal(shown.length, 0);
});

test("work that takes longer is shown until it ends", async (t) => {
  const { work, shown, result } = start(t);
  t.mock.timers.tick(1000);
  assert.equal(shown.length, 1);
  work.resolve("done");
  assert.equal(await result, "done");
  await shown[0];
});

test("work that fails is no longer shown, and fails", async (t) => {
  const { work, shown, result } = start(t);
  t.mock.timers.tick(1000);
  work.reject(new Error("no"));
  await assert.rejects(result, /no/);
  await shown[0];
});

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { cpuTime } from "./cpu-time.ts";
import { inputOf } from "./inputs.ts";
import { longestMs, problemOf } from "./measure.ts";
import { readTexts, targets } from "./targets.ts";

/** Inputs that once failed: `TARGET-what-it-is.txt`. */
const corpus = join(import.meta.dirname, "corpus");

for (const file of readdirSync(corpus).sort()) {
  test(`corpus: ${file}`, async () => {
    const target = targets[file.slice(0, file.indexOf("-"))];
    assert.ok(target !== undefined, "the name begins with a target");
    assert.equal(await problemOf(target, readFileSync(join(corpus, file), "utf8")), undefined);
  });
}

test("a hundred inputs of each target", async () => {
  const texts = readTexts(undefined);
  for (const name of Object.keys(targets)) {
    for (let run = 0; run < 100; run++) {
      const { input } = inputOf(1, run, [name], texts);
      assert.equal(await problemOf(targets[name]!, input), undefined, `${name}, seed 1, run ${run}`);
    }
  }
});

test("the same seed makes the same inputs", () => {
  const texts = readTexts(undefined);
  const names = Object.keys(targets);
  for (let run = 0; run < names.length; run++) {
    assert.deepEqual(inputOf(7, run, names, texts), inputOf(7, run, names, texts));
    assert.notEqual(inputOf(7, run, names, texts).input, inputOf(8, run, names, texts).input);
  }
});

test("an input that throws, and one that takes too long, is a problem", async () => {
  const fails = { make: () => "", run: () => assert.fail("broken") };
  assert.match((await problemOf(fails, "x")) ?? "", /broken/);
  const waits = {
    make: () => "",
    run: () => {
      const end = cpuTime() + longestMs * 1.05;
      while (cpuTime() < end) {}
    },
  };
  assert.match((await problemOf(waits, "x")) ?? "", /^It took \d+ ms for 1 characters/);
});

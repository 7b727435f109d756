import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { examples as goodAndBad } from "../core/rules/examples.ts";
import { measureMutations } from "./measure.ts";

/**
 * Damages the sample policies and the good examples of the rules, one edit at a time. The linter has to report
 * nearly all of it as errors or warnings, near the edit, and without a cascade.
 */
const folder = join(import.meta.dirname, "../../samples/policies");
const samples = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const examples = goodAndBad.map(({ id, good }) => ({ name: id, text: good }));

test("damaged policies are reported", (t) => {
  const total = { damages: 0, reported: 0, near: 0, few: 0 };
  for (const [kind, score] of measureMutations([...samples, ...examples], 3)) {
    total.damages += score.damages;
    total.reported += score.reported;
    total.near += score.near;
    total.few += score.few;
    const { damages, reported, near, few } = score;
    t.diagnostic(
      `${kind}: ${damages} times, ${reported} reported, ${near} near, ${few} with at most 3 findings`,
    );
    for (const failure of score.failures.slice(0, 2)) t.diagnostic(`  ${JSON.stringify(failure)}`);
  }
  assert.ok(total.damages > 500, "there has to be something to damage");
  assert.ok(total.reported >= 0.97 * total.damages, `${total.reported} of ${total.damages} reported`);
  assert.ok(total.near >= 0.95 * total.reported, `${total.near} of ${total.reported} within two lines`);
  assert.ok(
    total.few >= 0.99 * total.reported,
    `${total.few} of ${total.reported} with at most three findings`,
  );
});

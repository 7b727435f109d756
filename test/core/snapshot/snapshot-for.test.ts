import assert from "node:assert/strict";
import { test } from "node:test";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { snapshotFor } from "../../../core/snapshot/snapshot-for.ts";

const snapshot = readSnapshot(`# answer: PASSED "for all"
# answer: PASSED "for web" in web.audit
# answer: PASSED "for one" in dmz/web.audit
# answer: PASSED "for db" in db.audit
# answer: PASSED "for ours" in our policies/my db.audit
$ id
`);

const cases: [path: string, answers: string[]][] = [
  ["web.audit", ["for all", "for web"]],
  ["policies/dmz/web.audit", ["for all", "for web", "for one"]],
  ["policies\\dmz\\web.audit", ["for all", "for web", "for one"]],
  ["file:///w/db.audit", ["for all", "for db"]],
  ["other-db.audit", ["for all"]],
  ["file:///w/our%20policies/my%20db.audit", ["for all", "for ours"]],
  ["50%.audit", ["for all"]],
];

for (const [path, expected] of cases) {
  test(`answers for ${path}`, () => {
    const { answers = [] } = snapshotFor(snapshot, path);
    assert.deepEqual(
      answers.map(({ check, policy }) => [check, policy]),
      expected.map((check) => [check, undefined]),
    );
  });
}

test("a snapshot without such answers is the same one", () => {
  const plain = readSnapshot('# answer: PASSED "for all"\n');
  assert.equal(snapshotFor(plain, "web.audit"), plain);
});

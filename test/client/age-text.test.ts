import assert from "node:assert/strict";
import { test } from "node:test";
import { takenText } from "../../client/verdicts/age-text.ts";

const taken = "2026-03-04T06:00:00Z";
const minutes = 60_000;
const cases: [string, number][] = [
  ["taken just now", 0.5 * minutes],
  ["taken just now", -5 * minutes],
  ["taken 1 minute ago", 1 * minutes],
  ["taken 59 minutes ago", 59.9 * minutes],
  ["taken 23 hours ago", 24 * 60 * minutes - 1],
  ["taken 3 days ago", 3.5 * 24 * 60 * minutes],
];

for (const [text, later] of cases) {
  test(`${text}: ${later / minutes} minutes later`, () => {
    assert.equal(takenText(taken, Date.parse(taken) + later), text);
  });
}

test("an invalid date is shown unchanged", () => {
  assert.equal(takenText("yesterday", 0), "taken yesterday");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { today } from "../../../server/documents/today.ts";

test("the day of the user's own calendar", () => {
  assert.equal(today(new Date(2027, 0, 5, 0, 30)), "2027-01-05");
  assert.equal(today(new Date(2027, 11, 31, 23, 59)), "2027-12-31");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type PrintedReadings,
  rememberPrinted,
} from "../../../../../core/evaluate/checks/apis/printed-readings.ts";
import type { Place } from "../../../../../core/observations/observation.ts";

const answer = (): Place => ({ source: { text: "{}", firstLine: 1, from: "output" }, start: 0, end: 2 });

function counted(text: string): { print: () => PrintedReadings; count: () => number } {
  let count = 0;
  const place = answer();
  return {
    print: () => {
      count++;
      return { ok: true, readings: [{ text, place, about: "" }] };
    },
    count: () => count,
  };
}

test("what a transform prints for an answer is computed once, and again for another answer", () => {
  const [one, other] = [answer(), answer()];
  const { print, count } = counted("x");
  const first = rememberPrinted("jq .", one, print);
  assert.equal(rememberPrinted("jq .", one, print), first);
  assert.equal(count(), 1);
  rememberPrinted("jq ..", one, print);
  rememberPrinted("jq .", other, print);
  assert.equal(count(), 3);
});

test("no more output is kept than there is room for", () => {
  const one = answer();
  const { print, count } = counted("x".repeat(3_000_000));
  for (const transform of ["jq .a", "jq .b", "jq .a", "jq .b"]) rememberPrinted(transform, one, print);
  assert.equal(count(), 3);
});

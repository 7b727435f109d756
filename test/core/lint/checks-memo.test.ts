import assert from "node:assert/strict";
import { test } from "node:test";
import { checksMemo, type EarlierChecks, mostRemembered } from "../../../core/lint/checks-memo.ts";
import { changedRange } from "../../../core/text/changed-range.ts";

const versions: readonly [what: string, checks: string[], lookedAt: string[]][] = [
  ["all of them", ["a", "b", "c", "d"], ["a", "b", "c", "d"]],
  ["none where nothing changed", ["a", "b", "c", "d"], []],
  ["one that was added", ["a", "b", "x", "c", "d"], ["x"]],
  ["none where one is gone", ["a", "x", "c", "d"], []],
  ["two of which one is between others", ["y", "x", "c", "z"], ["y", "z"]],
  ["one whose neighbours changed their length", ["yyy", "x", "cc", "z"], ["yyy", "cc"]],
  ["none where all are gone", [], []],
  ["one that came back", ["y"], ["y"]],
];

test("a check is looked at again only when its text changed", () => {
  let earlier: EarlierChecks | undefined;
  for (const [what, checks, expected] of versions) {
    const text = checks.join("");
    const lookedAt: string[] = [];
    const range = earlier && changedRange(earlier.text, text);
    const memo = checksMemo(text, checks.length, earlier && range && { ...earlier, range });
    let start = 0;
    for (const check of checks) {
      const end = start + check.length;
      const known = memo.findingsOf({ start, end }, 0);
      const [found] = known ?? [{ rule: check, severity: "hint", start, end, message: "" }];
      if (known === undefined) {
        lookedAt.push(check);
        memo.keep({ start, end }, 0, [found!]);
      }
      assert.deepEqual([found?.rule, found?.start, found?.end], [check, start, end]);
      start = end;
    }
    assert.deepEqual(lookedAt, expected, what);
    earlier = { text, checks: memo.checks, range: { start: 0, oldEnd: 0, newEnd: 0 } };
  }
});

test("a check is looked at again where its state is another", () => {
  const text = "a";
  const look = (state: number, earlier?: EarlierChecks) => {
    const memo = checksMemo(text, 1, earlier);
    const check = { start: 0, end: 1 };
    const isKnown = memo.findingsOf(check, state) !== undefined;
    if (!isKnown) memo.keep(check, state, []);
    return { isKnown, earlier: { text, checks: memo.checks, range: { start: 1, oldEnd: 1, newEnd: 1 } } };
  };
  const first = look(0);
  const second = look(0, first.earlier);
  assert.deepEqual([first.isKnown, second.isKnown, look(1, second.earlier).isKnown], [false, true, false]);
});

test("a check with too many findings is looked at again", () => {
  const check = (start: number) => ({ start, end: start + 1 });
  const finding = { rule: "duplicate-port", severity: "hint" as const, start: 0, end: 1, message: "" };
  const text = "abcd";
  const many = Array.from({ length: mostRemembered.inAll - 1 }, () => finding);
  const found = [undefined, many, [finding], [finding]];
  const memo = checksMemo(text, found.length, undefined);
  for (const [start, findings] of found.entries()) {
    assert.equal(memo.findingsOf(check(start), 0), undefined);
    memo.keep(check(start), 0, findings);
  }
  const range = { start: 4, oldEnd: 4, newEnd: 4 };
  const next = checksMemo(text, found.length, { text, checks: memo.checks, range });
  const known = found.map((_, start) => {
    const findings = next.findingsOf(check(start), 0);
    if (findings === undefined) next.keep(check(start), 0, undefined);
    return findings?.length;
  });
  assert.deepEqual(known, [undefined, many.length, 1, undefined]);
  assert.deepEqual(next.earlier, [0, 1, 2, 3], "the same checks");
});

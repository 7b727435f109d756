import assert from "node:assert/strict";
import { test } from "node:test";
import { compareRpmVersions } from "../../../../../core/evaluate/checks/packages/rpm-version.ts";

/** Each is older than the next. */
const rising: string[][] = [
  ["1.9", "1.10", "1.10.1", "2"],
  ["1.0", "1.0a", "1.0b", "1.0.1"],
  ["1.0~~", "1.0~beta", "1.0~rc1", "1.0", "1.0^git1", "1.0^git2", "1.0.1"],
  ["1.0^", "1.0^1", "1.01"],
  ["a", "b", "1"],
  ["5.el8", "5.el9", "6"],
  ["1.0~rc1", "1.0~rc1^git1", "1.0"],
  ["99999999999999999998", "99999999999999999999"],
];

for (const versions of rising) {
  test(versions.join(" < "), () => {
    for (const [at, one] of versions.entries()) {
      for (const [index, other] of versions.entries()) {
        assert.equal(Math.sign(compareRpmVersions(one, other)), Math.sign(at - index), `${one}, ${other}`);
      }
    }
  });
}

const same: [string, string][] = [
  ["1.5", "1.05"],
  ["1.0", "1_0"],
  ["2", "02"],
  ["1.0.", "1.0"],
];

for (const [one, other] of same) {
  test(`${one} is ${other}`, () => {
    assert.equal(compareRpmVersions(one, other), 0);
    assert.equal(compareRpmVersions(other, one), 0);
  });
}

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explainPattern } from "../../../core/explain/pattern/explain-pattern.ts";

/** Patterns and the explanations of their pieces. */
const cases: Record<string, string[]> = {
  "^PermitRootLogin\\s+(no|without-password)$": [
    "- `^` the start of the text",
    "- `PermitRootLogin` this text",
    "- `\\s+` one or more times: a blank, tab or line break",
    "- `(no|without-password)` group 1: one of 2 alternatives",
    "  - `no` or: this text",
    "  - `without-password` or: this text",
    "- `$` the end of the text, or before its last line break",
  ],
  "(?i)a[^\\d:-]{2,3}?": [
    "- `(?i)` from here on: flags `i`",
    "- `a` this character, upper or lower case",
    "- `[^\\d:-]{2,3}?` 2 to 3 times, as few as possible: a character other than a digit, `:`, `-`",
  ],
  "(?:ab|)(?!c)": [
    "- `(?:ab|)` together: one of 2 alternatives",
    "  - `ab` or: this text",
    "  - (empty) or: nothing",
  ],
  "(a b)*(?<=x)[[:alpha:]\\x01]": [
    "- `(a b)*` any number of times: group 1: this text",
    "- `(?<=x)` what is before is this: this character",
    "- `[[:alpha:]\\x01]` one of `[:alpha:]`, U+1",
  ],
};

describe("a pattern piece by piece", () => {
  for (const [pattern, lines] of Object.entries(cases)) {
    it(pattern, () => {
      const found = explainPattern(pattern).split("\n").slice(2);
      assert.deepEqual(found.slice(0, lines.length), lines);
    });
  }
  it("says what is wrong instead", () => {
    assert.match(
      explainPattern("a("),
      /^This regular expression does not compile: This \( is never closed\./,
    );
  });
  it("is bounded, however long and deep the pattern is", () => {
    const long = explainPattern("a+".repeat(10_000));
    assert.equal(long.split("\n").length, 43);
    assert.match(long, /\n- …$/);
    assert.ok(explainPattern(`${"(a|".repeat(200)}b${")".repeat(200)}`).length < 5_000);
  });
});

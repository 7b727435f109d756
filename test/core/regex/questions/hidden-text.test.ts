import assert from "node:assert/strict";
import { test } from "node:test";
import { charSetOf } from "../../../../core/regex/characters/char-set.ts";
import { compileRegex } from "../../../../core/regex/compile.ts";
import {
  fieldCharacters,
  hashCharacters,
  hiddenTextMatcher,
  type LinePart,
} from "../../../../core/regex/questions/hidden-text.ts";

function matcherOf(pattern: string) {
  const compiled = compileRegex(pattern);
  assert.ok(compiled.ok, pattern);
  return { ...compiled.matcher, hidden: hiddenTextMatcher(compiled.matcher.node) };
}

/** `#` means a hidden hash. */
function partsOf(line: string, hidden = hashCharacters): LinePart[] {
  return line.split("#").flatMap((text, at): LinePart[] => (at === 0 ? [{ text }] : [{ hidden }, { text }]));
}

const lines: [pattern: string, line: string, expected: "yes" | "no" | "depends"][] = [
  ["^root:", "root:#:19000", "yes"],
  ["^eve:", "root:#:19000", "no"],
  ["^root:[!*]", "root:#:19000", "no"],
  ["^root:[!*]", "root:!#:19000", "yes"],
  ["^root:[^!*]", "root:#:19000", "yes"],
  ["^[^:]+::", "root:#:19000", "no"],
  ["^[^:]*:\\$6\\$", "root:$6$#:19000", "yes"],
  ["^[^:]*:\\$6\\$", "root:#:19000", "depends"],
  ["^[^:]*:[^:]*:[^:]*:[^:]*:99999:", "root:#:19000:0:99999:7", "yes"],
  ["^.[^:]*:.[^:]*:.[^:]*:[^1]:", "root:#:19000:0:99999:7", "yes"],
  ["x", "root:#:19000", "depends"],
  ["\\+", "root:#:19000", "no"],
  [":.{13}:", "root:#:19000", "depends"],
  [":.{1,}:", "root:#:19000", "yes"],
  ["\\bx\\b", "root:#:19000", "depends"],
  ["^root\\b", "root:#:19000", "yes"],
  ["19000$", "root:#:19000", "yes"],
  ["^(?!root)", "root:#:19000", "depends"],
  ["(?i)^ROOT:.+:\\d+$", "root:#:19000", "yes"],
];
for (const [pattern, line, expected] of lines) {
  test(`${pattern} in ${line}`, () =>
    assert.equal(matcherOf(pattern).hidden.matches(partsOf(line)), expected));
}

test("a field that is not a hash may contain anything but a colon", () => {
  const matches = (pattern: string) => matcherOf(pattern).hidden.matches(partsOf("a:#:b", fieldCharacters));
  assert.deepEqual(["^a:[!]", "^a:[^:]+:b", "^a::", "é"].map(matches), ["depends", "yes", "no", "depends"]);
});

const reads: [pattern: string, expected: boolean][] = [
  ["^root:", false],
  ["^[^:]+:[!*]", false],
  ["^[^:]*::", false],
  ["^sys:(!|\\*|x)", true],
  ["^[^:]+:[^:]*:[^:]*:[^:]*:(?:[0-9]|[1-9][0-9]):", false],
  ["^\\+", false],
  ["\\+", false],
  ["^[^:]+:\\$6\\$", true],
  ["a", true],
  ["^(?!root:)", true],
  ["^[^:]+:(?:[!*]|$)", false],
];
for (const [pattern, expected] of reads) {
  test(`${pattern} ${expected ? "may read" : "does not read"} hashes`, () => {
    assert.equal(matcherOf(pattern).hidden.mayReadHash(), expected);
  });
}

/** A random number from a seed, so that a failure can be reproduced. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

test("the answer is right for whatever is hidden", () => {
  const next = random(5);
  const choose = <T>(from: readonly T[]): T => from[next(from.length)]!;
  const atoms = [
    "a",
    "b",
    ":",
    ".",
    "[^:]",
    "[ab]",
    "a*",
    "b+",
    "[^a]{2}",
    "(?:a|:b)",
    "\\b",
    "^",
    "$",
    "(?:ab)?",
  ];
  const fillings = ["a", "b", "-", "aa", "ab", "ba", "b-a", "abab", "bbbbb", "-a-b"];
  const hidden = charSetOf([
    [0x61, 0x62],
    [0x2d, 0x2d],
  ]);
  const seen = { yes: 0, no: 0, depends: 0 };
  for (let round = 0; round < 3000; round++) {
    const pattern = Array.from({ length: 1 + next(5) }, () => choose(atoms)).join("");
    const compiled = compileRegex(pattern);
    if (!compiled.ok) continue;
    const line = Array.from({ length: 1 + next(4) }, () => choose(["a", "b", ":", "#", ""])).join("");
    const answer = hiddenTextMatcher(compiled.matcher.node).matches(partsOf(line, hidden));
    seen[answer]++;
    const answers = new Set(
      fillings.map((filling) => compiled.matcher.matchesSomewhere(line.replaceAll("#", filling))),
    );
    if (answer !== "depends") assert.deepEqual([...answers], [answer === "yes"], `${pattern} in ${line}`);
    // What does not depend on anything in so small patterns shows in these texts.
    else assert.ok(line.includes("#"), `${pattern} in ${line}`);
  }
  assert.ok(seen.yes > 200 && seen.no > 200 && seen.depends > 50, JSON.stringify(seen));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { compileRegex, type RegexMatcher } from "../../../core/regex/compile.ts";
import { assertLinear } from "../../fuzz/growth.ts";

function matcherOf(pattern: string, options?: { ignoreCase: boolean }): RegexMatcher {
  const compiled = compileRegex(pattern, options);
  assert.ok(compiled.ok, compiled.ok ? "" : compiled.reason);
  return compiled.matcher;
}

const matches: [pattern: string, text: string, how: "fully" | "somewhere" | "not"][] = [
  ["", "", "fully"],
  ["", "a", "somewhere"],
  ["808[0-9]", "8085", "fully"],
  ["808[0-9]", "18085", "somewhere"],
  ["808[0-9]", "8090", "not"],
  ["a|b|", "", "fully"],
  ["(?i)ssh[D]", "SSHd", "fully"],
  ["[^a]", "A", "fully"],
  ["(?i)[^a]", "A", "not"],
  ["(?i)[[:upper:]]", "a", "fully"],
  ["[[:digit:][:^space:]]\\h", "7\t", "fully"],
  ["a.c", "a\nc", "not"],
  ["(?s)a.c", "a\nc", "fully"],
  ["^b", "a\nb", "not"],
  ["(?m)^b$", "a\nb\nc", "somewhere"],
  ["(?m)^$", "a\n", "not"],
  ["a$", "a\n", "somewhere"],
  ["a\\Z", "a\n", "somewhere"],
  ["a\\z", "a\n", "not"],
  ["\\bcat\\b", "a cat.", "somewhere"],
  ["\\bcat\\b", "concat", "not"],
  ["\\Bcat", "concat", "somewhere"],
  ["a(?=b)", "ab", "somewhere"],
  ["a(?!b)", "ab", "not"],
  ["(?!8080$)80[0-9]{2}", "8081", "fully"],
  ["(?!8080$)80[0-9]{2}", "8080", "not"],
  ["(?<=ab|x)c", "abc", "somewhere"],
  ["(?<!b)c", "bc", "not"],
  ["(?=.*\\d)(?=.*[a-z])(?!.*(?<=a)b).{4}", "1bxa", "fully"],
  ["(?=.*\\d)(?=.*[a-z])(?!.*(?<=a)b).{4}", "1abx", "not"],
  ["a{2,3}", "aaaa", "somewhere"],
  ["(ab){2,}", "ababab", "fully"],
  ["a{0}", "", "fully"],
  ["(?:a*)*", "aaa", "fully"],
  ["a+?", "aaa", "fully"],
  ["a++b", "aaab", "fully"],
  ["[0-9]++", "123", "fully"],
  ["(?>ab|cd)e", "cde", "fully"],
  ["\\R", "\r\n", "fully"],
  ["a\\Kb", "ab", "fully"],
  [".", "😀", "fully"],
  ["\\x{1F600}", "😀", "fully"],
];

for (const [pattern, text, how] of matches) {
  test(`${pattern} matches ${JSON.stringify(text)} ${how}`, () => {
    const matcher = matcherOf(pattern);
    const found = matcher.matchesFully(text) ? "fully" : matcher.matchesSomewhere(text) ? "somewhere" : "not";
    assert.equal(found, how);
  });
}

test("case can be ignored from outside", () => {
  assert.ok(matcherOf("sshd", { ignoreCase: true }).matchesFully("SSHD"));
});

const undecided: [pattern: string, reason: RegExp][] = [
  ["(a)\\1", /uses a back reference/],
  ["(?R)?", /recursion/],
  ["(a)?(?(1)b)", /conditional/],
  ["a(*COMMIT)b", /control verb/],
  ["\\pL", /Unicode property/],
  ["[\\pL]", /Unicode property/],
  ["a++a", /possessive/],
  ["a++(?!b)", /possessive/],
  ["(?>a|ab)c", /atomic/],
  ["(?:a++)*b", /possessive/],
  ["\\R\\n", /possessive/],
  ["(((.{1,999}){999}){999})", /too large/],
  ["(?:(?:(?:){65535}){65535}){65535}", /too large/],
  ["(?=((.{1,999}){999}){999})", /too large/],
  ["a(", /malformed/],
];

for (const [pattern, reason] of undecided) {
  test(`${pattern} is not decided`, () => {
    const compiled = compileRegex(pattern);
    assert.match(compiled.ok ? "decided" : compiled.reason, reason);
  });
}

for (const pattern of ["(a+)+$", "(a*)*c", "(a|a)+$", "(?:a?){30}a{30}$", "(?=(a+)+$)c"]) {
  test(`time grows with the length of the text: ${pattern}`, () => {
    const matcher = matcherOf(pattern);
    const textOf = (size: number) => `${"a".repeat(size)}b`;
    const match = (text: string) => {
      assert.equal(matcher.matchesFully(text), false);
      assert.equal(matcher.matchesSomewhere(text), false);
    };
    assertLinear(pattern, textOf, match, 5000);
  });
}

test("a long text is matched", () => {
  assert.ok(matcherOf("(a+)+$").matchesFully("a".repeat(10_000)));
});

const longPatterns: Record<string, (size: number) => string> = {
  "many characters": (size) =>
    `${Array.from({ length: size }, (_, at) => String.fromCodePoint(0x4e00 + ((2 * at) % 20_000))).join("?")}++`,
  "many options": (size) => "a?".repeat(size),
  "many lookaheads": (size) => "(?=a)".repeat(size),
};

for (const [name, patternOf] of Object.entries(longPatterns)) {
  test(`a pattern is compiled in time that grows with its length: ${name}`, () => {
    assertLinear("compileRegex", patternOf, compileRegex, 5000);
  });
}

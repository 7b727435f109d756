import assert from "node:assert/strict";
import { test } from "node:test";
import { globProblem, matchesGlobs } from "../../../core/regex/glob.ts";
import { assertLinear } from "../../fuzz/growth.ts";

const cases: [globs: string, matches: string, others: string][] = [
  ["*.audit", "a.audit x/y/a.audit .a.audit", "a.audits a.audit/b"],
  ["./*.audit", "a.audit", "x/a.audit"],
  ["/a.audit", "a.audit", "x/a.audit"],
  ["unix/*.audit", "unix/a.audit", "unix/x/a.audit x/unix/a.audit"],
  ["unix/**/*.audit", "unix/a.audit unix/x/y/a.audit", "unixa.audit a.audit"],
  ["**/old/**", "old/a.audit x/old/y/a.audit", "old x/bold/a.audit"],
  ["vendor/", "vendor/a.audit vendor/x/a.audit", "vendor x/vendor/a.audit"],
  ["{cis,stig}_*.audit", "cis_1.audit x/stig_2.audit", "tns_1.audit"],
  ["v[0-9].audit", "v1.audit", "vx.audit v10.audit"],
  ["v[!0-9].audit", "vx.audit", "v1.audit v/.audit"],
  ["a?c.audit", "abc.audit", "ac.audit a/c.audit"],
  ["a+(b).[audit", "a+(b).[audit", "aab.audit"],
  ["*.audit !keep.audit", "a.audit", "keep.audit x/keep.audit"],
  ["!keep.audit *.audit", "keep.audit", "a.txt"],
  ["{a,b", "a b", "c"],
];

for (const [globs, matches, others] of cases) {
  test(globs, () => {
    const list = globs.split(" ");
    for (const path of matches.split(" ")) assert.ok(matchesGlobs(list, path), path);
    for (const path of others.split(" ")) assert.ok(!matchesGlobs(list, path), path);
  });
}

test("a glob that can't be read", () => {
  assert.match(globProblem("[z-a].audit") ?? "", /malformed/);
  assert.equal(globProblem("[a-z].audit"), undefined);
  assert.equal(matchesGlobs(["[z-a].audit"], "z.audit"), false);
});

test("a glob made to backtrack takes time that grows with the name", () => {
  const globs = [`${"*a".repeat(200)}b`];
  const nameOf = (size: number) => "a".repeat(size);
  assertLinear("matchesGlobs", nameOf, (name) => assert.equal(matchesGlobs(globs, name), false), 500);
});

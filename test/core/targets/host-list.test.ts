import assert from "node:assert/strict";
import { test } from "node:test";
import { hostListOf, hostWordProblem, takingOf } from "../../../core/targets/host-list.ts";
import { assertLinear } from "../../fuzz/growth.ts";

/** Hosts are a name and, after a slash each, their groups. */
const cases: [list: string, taken: string, leftOut: string][] = [
  ["web-1", "web-1 WEB-1", "web-10 db-1 web-1.example"],
  ["Web-*", "web-1 WEB-2 web-1.example", "myweb-1 db-1/web-"],
  ["web-?, db-[0-9]", "web-1 db-7", "web-10 db-x"],
  ["{web,app}-1", "web-1 app-1", "db-1"],
  ["*", "web-1 db-1/x", ""],
  ["@web", "a/web a/dmz/Web", "web a/web2 a"],
  ["@w*", "a/web a/dmz/wan", "web-1 a/dmz"],
  ["@dmz, db-1", "a/dmz db-1", "b"],
  ["*, !db-*", "web-1", "db-1 DB-2/web"],
  ["*, ! db-*", "web-1", "db-1"],
  ["*, !@test", "web-1", "web-2/test"],
  ["!db-*", "web-1", "db-1"],
  ["!db-*, !@old", "web-1", "db-1 web-1/old"],
  ["*, !db-*, db-7", "web-1 db-7", "db-1"],
  ["!db-7, db-*", "db-7 db-1", "web-1"],
  ["web.1", "web.1", "webx1"],
  ["a+(b)|c", "a+(b)|c", "c"],
  ["[z-a], web-1", "web-1", "z"],
];

for (const [list, taken, leftOut] of cases) {
  test(list, () => {
    const words = hostListOf(list.split(", "));
    const isTaken = (host: string) => {
      const [name = "", ...groups] = host.split("/");
      return takingOf(words, { name, groups }).isTaken;
    };
    for (const host of taken.split(" ")) assert.equal(isTaken(host), true, host);
    for (const host of leftOut.split(" ").filter((each) => each !== ""))
      assert.equal(isTaken(host), false, host);
  });
}

test("a list of several words: a name with a comma in its braces", () => {
  const list = hostListOf(["web-{1,2}", "!web-2"]);
  assert.deepEqual(
    list.words.map(({ text, takesBack }) => [text, takesBack]),
    [
      ["web-{1,2}", false],
      ["!web-2", true],
    ],
  );
});

test("a host is named by a word that includes it, not by a list that begins with all", () => {
  const host = { name: "web-1", groups: ["web"] };
  assert.equal(takingOf(hostListOf(["!db-*"]), host).isNamed, false);
  for (const word of ["web-1", "@web", "*"]) assert.equal(takingOf(hostListOf([word]), host).isNamed, true);
  const taken = takingOf(hostListOf(["*", "!@web"]), host);
  assert.deepEqual([taken.isTaken, taken.isNamed, taken.takenBackBy?.text], [false, false, "!@web"]);
});

test("words that can't be read say why", () => {
  for (const word of ["", "!", "@", "!@", " ! @ "]) assert.match(hostWordProblem(word) ?? "", /^Name a host/);
  assert.match(hostWordProblem("[z-a]") ?? "", /^This glob is malformed/);
  assert.match(hostWordProblem("x".repeat(1001)) ?? "", /longer than any name/);
  for (const word of ["web-*", "!web-9", "@dmz", "!@dmz", "[a-z]*", "{a,b}"])
    assert.equal(hostWordProblem(word), undefined, word);
});

test("a glob made to backtrack takes time that grows with the name", () => {
  const list = hostListOf([`${"*a".repeat(200)}b`]);
  const hostOf = (size: number) => ({ name: "a".repeat(size), groups: [] });
  assertLinear("takingOf", hostOf, (host) => assert.equal(takingOf(list, host).isTaken, false), 500);
});

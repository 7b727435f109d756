import assert from "node:assert/strict";
import { test } from "node:test";
import { hostWords } from "../../client/hosts/host-words.ts";

const hosts = [
  { name: "pond-2", groups: ["water"] },
  { name: "hill", groups: [] },
  { name: "pond-1", groups: ["water", "near"] },
];
const words = (before: string) =>
  hostWords(before, hosts)?.words.map(({ word, hosts: count }) => `${word} ${count}`);

test("groups with the number of their hosts, then names", () =>
  assert.deepEqual(words("# hosts: "), ["@near 1", "@water 2", "hill 1", "pond-1 1", "pond-2 1"]));
test("not what the comment already has, excluded or not", () =>
  assert.deepEqual(words("  ## Hosts : @water, !pond-1, hi"), ["@near 1", "hill 1", "pond-2 1"]));
for (const [before, typed] of [
  ["# hosts:", ""],
  ["# hosts: po", "po"],
  ["# hosts: hill, !@wa", "@wa"],
] as const)
  test(`what is typed: ${before}`, () => assert.equal(hostWords(before, hosts)?.typed, typed));
for (const before of ["# groups: ", "hosts: ", '  description : "# hosts: ', "<check_type:"])
  test(`no such comment: ${before}`, () => assert.equal(hostWords(before, hosts), undefined));

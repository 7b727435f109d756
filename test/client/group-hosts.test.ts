import assert from "node:assert/strict";
import { test } from "node:test";
import { failingFirst, groupHosts, type ListedHost } from "../../client/hosts/group-hosts.ts";
import type { ProtocolStatus } from "../../server/protocol.ts";

const host = (name: string, groups: string[] = [], ...statuses: ProtocolStatus[]): ListedHost => ({
  name,
  groups,
  verdicts: statuses.map((status) => ({ status })),
});
const names = (hosts: readonly ListedHost[]) => hosts.map(({ name }) => name);
const many = (count: number, ...groups: string[]) =>
  Array.from({ length: count }, (_, at) => host(`h${at}`, groups, "PASSED"));

test("what fails comes first, and nothing else changes places", () => {
  const hosts = [
    host("a", [], "PASSED"),
    host("b", [], "FAILED", "PASSED"),
    host("c", [], "UNDECIDED"),
    host("d", [], "FAILED", "ERROR"),
    { ...host("e"), problem: "It can't be read." },
  ];
  assert.deepEqual(names(failingFirst(hosts)), ["d", "b", "e", "a", "c"]);
});

test("many hosts are listed by their groups, the failing ones first", () => {
  const hosts = [
    ...many(60, "web"),
    host("x", ["db", "dmz"], "FAILED"),
    host("y", ["dmz"], "PASSED"),
    host("z"),
  ];
  const groups = groupHosts(hosts)!;
  assert.deepEqual(
    groups.map(({ name, hosts: own }) => [name, own.length]),
    [
      ["db", 1],
      ["dmz", 2],
      ["web", 60],
      [undefined, 1],
    ],
  );
  assert.deepEqual(names(groups[1]!.hosts), ["x", "y"]);
});

test("few hosts, and those without groups, stay a list", () => {
  assert.equal(groupHosts(many(49, "web")), undefined);
  assert.equal(groupHosts(many(300)), undefined);
  assert.equal(groupHosts(many(50, "web"))?.length, 1);
});

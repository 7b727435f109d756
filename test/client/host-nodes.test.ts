import assert from "node:assert/strict";
import { test } from "node:test";
import { ageText, hostNode, placeInFiles } from "../../client/hosts/host-nodes.ts";
import type { HostSummary } from "../../server/protocol.ts";

const minute = 60_000;

const summary: HostSummary = {
  id: "file:///hosts/web-1",
  source: "file:///hosts/web-1",
  name: "web01",
  groups: ["web", "dmz"],
  expectations: [{ status: "FAILED", check: "Telnet is closed", line: 3 }],
  snapshot: {
    name: "web-1",
    formats: ["ss"],
    sockets: 2,
    processes: 1,
    hashes: 0,
    unread: [{ line: 9, text: "  ???  ", reason: "no port" }],
    notCounted: [],
    warnings: [{ message: "No UDP rows" }],
  },
  firstLines: [1],
};

const ages: [minutes: number, text: string][] = [
  [-5, "changed just now"],
  [0, "changed just now"],
  [1, "changed 1 minute ago"],
  [59, "changed 59 minutes ago"],
  [60, "changed 1 hour ago"],
  [3 * 24 * 60, "changed 3 days ago"],
];
for (const [minutes, text] of ages) {
  test(`a file of ${minutes} minutes ago: ${text}`, () => assert.equal(ageText(0, minutes * minute), text));
}

test("a host names its groups and counts, and shows what was not read", () => {
  const node = hostNode(
    { name: "web01 (east/hosts)", summary, isPinned: false, modified: 0, files: ["web-1.txt"] },
    minute,
  );
  assert.deepEqual([node.label, node.icon], ["web01 (east/hosts)", "host"]);
  assert.equal(node.description, "web, dmz · 2 sockets · changed 1 minute ago · 2 warnings");
  assert.deepEqual(
    node.children.map(({ label, line }) => (line === undefined ? label : `${label} @${line}`)),
    [
      "Groups: web, dmz",
      "2 sockets",
      "1 process",
      "0 hashes",
      "changed 1 minute ago",
      'Expected: FAILED "Telnet is closed" @3',
      "No UDP rows",
      "Not read: ??? @9",
    ],
  );
});

test("a host first says what the policy in the active editor says about it", () => {
  const input = { name: "web01", summary, isPinned: true, modified: 0, files: ["web-1.txt"] };
  const node = hostNode({ ...input, verdicts: "1 failed, 2 passed" }, minute);
  assert.equal(
    node.description,
    "1 failed, 2 passed · web, dmz · 2 sockets · changed 1 minute ago · 2 warnings",
  );
  assert.equal(node.icon, "pinned");
});

test("a host without groups and without warnings has neither in its line", () => {
  const snapshot = { ...summary.snapshot, unread: [], warnings: [], sockets: 1 };
  const plain = { ...summary, groups: [], expectations: [], snapshot };
  const node = hostNode({ name: "web01", summary: plain, isPinned: false, modified: 0, files: ["a"] }, 0);
  assert.equal(node.description, "1 socket · changed just now");
  assert.deepEqual(
    node.children.map(({ label }) => label),
    ["1 socket", "1 process", "0 hashes", "changed just now"],
  );
});

test("a host that is not read yet says so", () => {
  const node = hostNode({ name: "x", isPinned: false, modified: 0, files: ["x.txt"] }, 0);
  assert.deepEqual([node.description, node.icon], ["Reading", "host"]);
});

test("a host that can't be read says why", () => {
  const node = hostNode({ name: "x", problem: "Nothing here.", isPinned: false, modified: 0, files: [] }, 0);
  assert.deepEqual([node.description, node.icon], ["Nothing here.", "problem"]);
});

const places: [line: number, firstLines: number[], file: number, lineInFile: number][] = [
  [1, [1], 0, 1],
  [7, [1], 0, 7],
  [4, [1, 4], 1, 1],
  [3, [1, 4], 0, 3],
  [9, [1, 4, 4], 2, 6],
  [2, [], 0, 2],
];
for (const [line, firstLines, file, lineInFile] of places) {
  test(`line ${line} of files that begin at ${firstLines.join(", ") || "no line"}`, () =>
    assert.deepEqual(placeInFiles(line, firstLines), { file, line: lineInFile }));
}

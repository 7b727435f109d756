import assert from "node:assert/strict";
import { test } from "node:test";
import { configuredSources, sourceFaults } from "../../client/snapshots/configured-sources.ts";

const web01 = { name: "web01", command: ["ssh", "web01", "ss -tulpnH"] };

test("a source of the user settings counts", () =>
  assert.deepEqual(configuredSources({ globalValue: [web01] }), [web01]));

test("a source that a workspace brings along does not", () => {
  const inspected: { globalValue?: unknown } & Record<string, unknown> = {
    key: "live.sources",
    workspaceValue: [web01],
    workspaceFolderValue: [web01],
    defaultValue: [],
  };
  assert.deepEqual(configuredSources(inspected), []);
});

const noSources: unknown[] = [
  undefined,
  "ssh",
  [null],
  [{ name: "x" }],
  [{ name: "x", command: "ssh x" }],
  [{ name: "x", command: [] }],
  [{ name: "", command: ["ssh"] }],
  [{ name: "x", command: ["ssh", 1] }],
];
for (const globalValue of noSources) {
  test(`no source: ${JSON.stringify(globalValue)}`, () =>
    assert.deepEqual(configuredSources({ globalValue }), []));
}

for (const [globalValue, faults] of [
  [undefined, []],
  [[web01], []],
  ["ssh", ["it is not a list"]],
  [
    [web01, null, { command: ["ssh"] }, { name: "x", command: "ssh x" }, { name: "x", command: [] }],
    [
      "source 2 is not an object",
      "source 3 has no name",
      "source 4 has no command, which is a list of its words",
      "source 5 has no command, which is a list of its words",
    ],
  ],
] as const) {
  test(`what is left out: ${JSON.stringify(globalValue)}`, () =>
    assert.deepEqual(sourceFaults({ globalValue }), faults));
}

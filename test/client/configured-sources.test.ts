import assert from "node:assert/strict";
import { test } from "node:test";
import { configuredSources } from "../../client/snapshots/configured-sources.ts";

const web01 = { name: "web01", command: ["ssh", "web01", "ss -tulpnH"] };

test("a source of the user settings counts", () =>
  assert.deepEqual(configuredSources({ globalValue: [web01] }), [web01]));

test("a source of the workspace does not", () => {
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

import assert from "node:assert/strict";
import { test } from "node:test";
import { subjectOf } from "../../client/verdicts/subject.ts";
import { host } from "./verdicts.ts";

const cases: [what: string, snapshot: string, hosts: string[], subject: string][] = [
  ["a host of the workspace", "web-2", ["web-2"], "web-2"],
  ["a paste that names its host", "clipboard", ["web-2"], "web-2 (clipboard)"],
  ["a paste that does not", "clipboard", ["clipboard"], "clipboard"],
  ["a file of several hosts", "all.txt", ["web-2", "db01"], "all.txt"],
  ["what could not be read", "clipboard", [], "clipboard"],
];
for (const [what, snapshot, names, subject] of cases) {
  test(`${what}: ${subject}`, () => {
    const hosts = names.map((name) => host(name, []));
    assert.equal(subjectOf({ hosts, snapshot: { name: snapshot } }), subject);
  });
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { languageStatus } from "../../client/views/language-status-text.ts";
import { host } from "./verdicts.ts";

const now = Date.parse("2026-03-04T06:00:00Z");
const day = 86_400_000;
const web = host("web-2", []);
const taken = (when: string) => host("web-2", [], { snapshot: { ...web.snapshot, taken: when } });
const snapshot = { name: "web-2" };

const states: {
  name: string;
  shown: Parameters<typeof languageStatus>[1];
  modified?: number;
  says: ReturnType<typeof languageStatus>;
}[] = [
  { name: "without verdicts", shown: undefined, says: { text: "Unix", detail: "No host" } },
  {
    name: "by the date in the snapshot",
    shown: { hosts: [taken("2026-03-01T06:00:00Z")], snapshot },
    modified: now,
    says: { text: "Unix · web-2", detail: "taken 3 days ago" },
  },
  {
    name: "by its file",
    shown: { hosts: [web], snapshot },
    modified: now - 2 * day,
    says: { text: "Unix · web-2", detail: "changed 2 days ago" },
  },
  {
    name: "of what was pasted",
    shown: { hosts: [web], snapshot: { name: "clipboard" } },
    says: { text: "Unix · web-2 (clipboard)" },
  },
  {
    name: "of several hosts",
    shown: { hosts: [taken("2026-03-01T06:00:00Z"), host("b", [])], snapshot: { name: "fleet.txt" } },
    modified: now - day,
    says: { text: "Unix · fleet.txt", detail: "changed 1 day ago" },
  },
];

for (const { name, shown, modified, says } of states) {
  test(`the status of a policy: ${name}`, () => {
    assert.deepEqual(languageStatus("Unix", shown, modified, now), says);
  });
}

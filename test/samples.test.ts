import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { evaluate, lint, parse, policyOf, readSnapshot } from "../core/index.ts";

const samples = join(import.meta.dirname, "../samples");

/** Each sample policy on the hosts that its first lines name, and the verdicts that it has to give, in order. */
const expected: [policy: string, host: string, statuses: string][] = [
  ["web-server", "web-1.netstat", "PASSED PASSED PASSED UNDECIDED"],
  ["web-server", "web-2.netstat", "FAILED FAILED PASSED UNDECIDED"],
  ["web-server", "web-3.ss", "PASSED PASSED PASSED FAILED"],
  ["windows-server", "win-1.netstat", "PASSED PASSED PASSED PASSED"],
  ["windows-server", "win-2.netstat", "FAILED FAILED FAILED FAILED"],
  ["database-server", "db-1.ss", "WARNING PASSED PASSED"],
  ["database-server", "db-2.netstat", "UNDECIDED UNDECIDED UNDECIDED"],
  ["jump-host", "jump-1.netstat", "PASSED PASSED"],
  ["jump-host", "switch-1.netstat", "PASSED"],
  ["kiosk", "kiosk-1.ss", "PASSED PASSED"],
  ["kiosk", "mac-1.netstat", "FAILED FAILED"],
  ["dns-server", "dns-1.ss", "PASSED PASSED PASSED PASSED PASSED"],
];

/** Rows of the samples that are there to show what happens when an output was cut off. */
const cutOff: Record<string, string[]> = { "db-2.netstat": ["udp        0      0 0.0.0.0:1"] };

for (const [policy, host, statuses] of expected) {
  test(`${policy} on ${host}`, () => {
    const text = readFileSync(join(samples, "policies", `${policy}.audit`), "utf8");
    const snapshot = readSnapshot(readFileSync(join(samples, "hosts", `${host}.txt`), "utf8"));
    const unread = snapshot.unread.map(({ text: row }) => row);
    assert.deepEqual({ unread, warnings: snapshot.warnings }, { unread: cutOff[host] ?? [], warnings: [] });
    const verdicts = evaluate(policyOf(parse(text)), snapshot);
    for (const { state, check } of snapshot.expectations ?? []) {
      assert.equal(verdicts.find((verdict) => verdict.check.description === check)?.status, state);
    }
    assert.equal(verdicts.map(({ status }) => status).join(" "), statuses);
  });
}

for (const name of readdirSync(join(samples, "policies"))) {
  test(`${name} lints without an error or a warning`, () => {
    const text = readFileSync(join(samples, "policies", name), "utf8");
    const loud = lint(policyOf(parse(text))).filter(({ severity }) => severity !== "hint");
    assert.deepEqual(loud, []);
  });
}

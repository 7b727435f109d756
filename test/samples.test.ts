import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { evaluate, lint, parse, policyOf, readSnapshot } from "../core/index.ts";

const samples = join(import.meta.dirname, "../samples");

/** Each sample policy on the hosts that its first lines name, and the verdicts that it has to give, in order. */
const expected: [policy: string, host: string, statuses: string][] = [
  ["web-server", "web-1.netstat", "PASSED PASSED PASSED NOT_EVALUATED"],
  ["web-server", "web-2.netstat", "FAILED FAILED PASSED NOT_EVALUATED"],
  ["windows-server", "win-1.netstat", "PASSED PASSED PASSED PASSED"],
  ["windows-server", "win-2.netstat", "FAILED FAILED FAILED FAILED"],
  ["database-server", "db-1.ss", "WARNING PASSED PASSED"],
  ["jump-host", "jump-1.netstat", "PASSED PASSED"],
  ["jump-host", "switch-1.netstat", "PASSED"],
  ["kiosk", "kiosk-1.ss", "PASSED PASSED"],
  ["kiosk", "mac-1.netstat", "FAILED FAILED"],
  ["dns-server", "dns-1.ss", "PASSED PASSED PASSED PASSED PASSED"],
];

for (const [policy, host, statuses] of expected) {
  test(`${policy} on ${host}`, () => {
    const text = readFileSync(join(samples, "policies", `${policy}.audit`), "utf8");
    const snapshot = readSnapshot(readFileSync(join(samples, "hosts", `${host}.txt`), "utf8"));
    const verdicts = evaluate(policyOf(parse(text)), snapshot);
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

for (const name of readdirSync(join(samples, "hosts"))) {
  test(`${name} is read to the last row`, () => {
    const { sockets, unread, warnings } = readSnapshot(readFileSync(join(samples, "hosts", name), "utf8"));
    assert.ok(sockets.length > 0);
    assert.deepEqual({ unread, warnings }, { unread: [], warnings: [] });
  });
}

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { settingsFor } from "../core/config/configuration.ts";
import { parseConfiguration } from "../core/config/parse-configuration.ts";
import { evaluate } from "../core/evaluate/evaluate.ts";
import { lint } from "../core/lint/lint.ts";
import { type Policy, policyOf } from "../core/semantics/policy.ts";
import { readSnapshot } from "../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../core/snapshot/snapshot.ts";
import { parse } from "../core/syntax/parse.ts";
import { targetHostOf, targetOf, targetsOf, wordsOf } from "../core/targets/targets.ts";

const samples = join(import.meta.dirname, "../samples");

/** Each sample policy on the hosts that it is for, and the verdicts that it has to give, in order. */
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

const policies = readdirSync(join(samples, "policies")).map((file) => {
  const policy: Policy = policyOf(parse(readFileSync(join(samples, "policies", file), "utf8")));
  return { name: file.replace(/\.audit$/, ""), policy, targets: targetsOf(policy, settingsOf(file)) };
});
const hosts = readdirSync(join(samples, "hosts")).map((file) => {
  const snapshot: Snapshot = readSnapshot(readFileSync(join(samples, "hosts", file), "utf8"));
  const name = file.replace(/\.txt$/, "");
  return { name, snapshot, target: targetHostOf(snapshot.host ?? name, snapshot) };
});

function settingsOf(file: string) {
  const text = readFileSync(join(samples, ".nessus-audit.json"), "utf8");
  const { configuration, findings } = parseConfiguration(text);
  assert.deepEqual(findings, []);
  return settingsFor(configuration, `policies/${file}`);
}

test("the targets of the policies are the pairs that are listed here", () => {
  const pairs = policies.flatMap(({ name, targets }) =>
    hosts.filter(({ target }) => targetOf(targets, target).isTarget).map((host) => `${name} ${host.name}`),
  );
  assert.deepEqual(pairs.sort(), expected.map(([policy, host]) => `${policy} ${host}`).sort());
  for (const { targets } of policies) {
    const idle = wordsOf(targets).filter((word) => !hosts.some(({ target }) => word.matches(target)));
    assert.deepEqual(idle, []);
  }
});

test("what a policy says of its hosts is PASSED, or the host expects it; nothing else is expected", () => {
  const surprises: string[] = [];
  for (const host of hosts) {
    const open = new Set((host.snapshot.expectations ?? []).map(({ state, check }) => `${state} ${check}`));
    for (const { name, policy, targets } of policies) {
      if (!targetOf(targets, host.target).isTarget) continue;
      for (const { status, check } of evaluate(policy, host.snapshot)) {
        const isExpected = open.delete(`${status} ${check.description}`);
        if (!isExpected && status !== "PASSED")
          surprises.push(`${name} on ${host.name}: ${status} ${check.description}`);
      }
    }
    for (const left of open) surprises.push(`${host.name} expects ${left}`);
  }
  assert.deepEqual(surprises, []);
});

for (const [policy, host, statuses] of expected) {
  test(`${policy} on ${host}`, () => {
    const text = readFileSync(join(samples, "policies", `${policy}.audit`), "utf8");
    const snapshot = readSnapshot(readFileSync(join(samples, "hosts", `${host}.txt`), "utf8"));
    const unread = snapshot.unread.map(({ text: row }) => row);
    assert.deepEqual({ unread, warnings: snapshot.warnings }, { unread: cutOff[host] ?? [], warnings: [] });
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

import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { settingsFor } from "../core/config/configuration.ts";
import { parseConfiguration } from "../core/config/parse-configuration.ts";
import { evaluate } from "../core/evaluate/evaluate.ts";
import { lint } from "../core/lint/lint.ts";
import { type Policy, policyOf } from "../core/semantics/policy.ts";
import { readSnapshot } from "../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../core/snapshot/snapshot.ts";
import { decode } from "../core/snapshot/text/decode.ts";
import { hostsInFolder } from "../core/snapshot/transcript/described-hosts.ts";
import { type HostText, hostText } from "../core/snapshot/transcript/host-file.ts";
import { parse } from "../core/syntax/parse.ts";
import { targetHostOf, targetOf, targetsOf, wordsOf } from "../core/targets/targets.ts";

const samples = join(import.meta.dirname, "../samples");

/**
 * Each sample policy on the hosts that it is for, and the verdicts that it has to give, in order and by their first letters:
 * `PFU` is PASSED, FAILED, UNDECIDED.
 */
const expected: [policy: string, host: string, statuses: string][] = [
  ["web-server", "web-1.netstat", "PPPU"],
  ["web-server", "web-2.netstat", "FFPU"],
  ["web-server", "web-3.ss", "PPPF"],
  ["windows-server", "win-1.netstat", "PPPP"],
  ["windows-server", "win-2.netstat", "FFFF"],
  ["windows-settings", "file-1", "PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP"],
  ["windows-settings", "dc-1.powershell", "PFFFPPFUUPFPPPFFFPFPPFPFPFPFUFFFFFFPFUUFFFPF"],
  ["windows-settings", "build-1", "PPPPPPPUPPPPFUUPUUUUPUUPUUUUPPUUUUUUUUUUUUUUUUU"],
  [
    "windows-settings",
    "{7A3C5E1B-2D4F-4E86-9B0A-6C8D1F2E3A45}",
    "PPPFPPPPPPPPPPPPPPPFUPUPPUPPPPFPPPPPPPUUPUP",
  ],
  ["database-server", "db-1.ss", "WPP"],
  ["database-server", "db-2.netstat", "UUU"],
  ["jump-host", "jump-1.netstat", "PP"],
  ["jump-host", "switch-1.netstat", "P"],
  ["kiosk", "kiosk-1.ss", "PP"],
  ["kiosk", "mac-1.netstat", "FF"],
  ["dns-server", "dns-1.ss", "PPPPP"],
  ["ssh-and-login", "app-1.capture", "PPPPPPPPPPPPPPP"],
  ["ssh-and-login", "app-2.capture", "UUUPUPPPPPPPUUP"],
  ["ssh-and-login", "app-3.capture", "FFFFFFWFFFFPFPF"],
  ["ssh-and-login", "box-1.capture", "PFFFFPFPP"],
  ["ssh-and-login", "old-1.terminal", "FPPPPPWFPPFPUUF"],
  ["files-and-permissions", "app-1.capture", "PPPPPPPPPPPPP"],
  ["files-and-permissions", "app-2.capture", "PPPPPPPUPPPUP"],
  ["files-and-permissions", "app-3.capture", "PFPWFPFPPFFPF"],
  ["files-and-permissions", "box-1.capture", "PPPPPPPPPFPFP"],
  ["services-and-kernel", "app-1.capture", "PPPPPPPPPP"],
  ["services-and-kernel", "app-2.capture", "PPPPPPPPPP"],
  ["services-and-kernel", "app-3.capture", "FFFFFFFPFW"],
  ["services-and-kernel", "box-1.capture", "FPUWPPFW"],
  ["services-and-kernel", "old-1.terminal", "FFPFFFPPPPP"],
  ["edge-router", "edge-1", "PPPPPPPPPPPN"],
  ["edge-router", "edge-2", "UUUUFFFFFUUN"],
  ["junos-gateway", "mx-1", "PPPPP"],
  ["junos-gateway", "mx-2", "FFFFU"],
  ["load-balancer", "lb-1", "PPPPP"],
  ["load-balancer", "lb-2", "FFFFU"],
  ["orders-database", "orders-1", "PPPPP"],
  ["orders-database", "orders-2", "FFFFU"],
];

/** Rows of the samples that are there to show what happens when an output was cut off. */
const cutOff: Record<string, string[]> = { "db-2.netstat": ["udp        0      0 0.0.0.0:1"] };

const policies = readdirSync(join(samples, "policies")).map((file) => {
  const policy: Policy = policyOf(parse(readFileSync(join(samples, "policies", file), "utf8")));
  return { name: file.replace(/\.audit$/, ""), policy, targets: targetsOf(policy, settingsOf(file)) };
});
const hosts = [...hostsOf("hosts"), ...hostsOf("group-policy")];

/** The hosts in a folder of the samples, as the editor and the command line find them. */
function hostsOf(folder: string) {
  const path = join(samples, folder);
  const isFolder = (name: string) => statSync(join(path, name)).isDirectory();
  const found = hostsInFolder(readdirSync(path), (name) => (isFolder(name) ? "folder" : "file"));
  return found.hosts.map((name) => {
    const files = isFolder(name) ? readdirSync(join(path, name), { recursive: true, encoding: "utf8" }) : [];
    const texts = files
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => !isFolder(`${name}/${file}`))
      .sort()
      .map((file): HostText => hostText(file, textOf(`${path}/${name}/${file}`)));
    if (!isFolder(name)) texts.push(textOf(join(path, name)));
    for (const beside of found.answersOf(name)) texts.push(hostText(beside, textOf(join(path, beside))));
    const snapshot: Snapshot = readSnapshot(texts);
    const short = name.replace(/\.txt$/, "");
    return { name: short, snapshot, target: targetHostOf(snapshot.host ?? short, snapshot) };
  });
}

function textOf(path: string): string {
  return decode(readFileSync(path));
}

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

test("the verdicts on its hosts are PASSED, or expected by the host; nothing else is expected", () => {
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
    const { snapshot } = hosts.find(({ name }) => name === host)!;
    const unread = snapshot.unread.map(({ text: row }) => row);
    assert.deepEqual({ unread, warnings: snapshot.warnings }, { unread: cutOff[host] ?? [], warnings: [] });
    const verdicts = evaluate(policyOf(parse(text)), snapshot);
    assert.equal(verdicts.map(({ status }) => status[0]).join(""), statuses);
  });
}

for (const name of readdirSync(join(samples, "policies"))) {
  test(`${name} lints without an error or a warning`, () => {
    const text = readFileSync(join(samples, "policies", name), "utf8");
    const loud = lint(policyOf(parse(text))).filter(({ severity }) => severity !== "hint");
    assert.deepEqual(loud, []);
  });
}

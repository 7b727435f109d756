import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { dword, type PolicyEntry, policyBytes, wideText } from "./policy-bytes.ts";

const backup = join(
  import.meta.dirname,
  "../../../../samples/group-policy/{7A3C5E1B-2D4F-4E86-9B0A-6C8D1F2E3A45}/DomainSysvol/GPO",
);

function number(key: string, name: string, value: number): PolicyEntry {
  return { key: `SOFTWARE\\Policies\\Microsoft\\${key}`, name, type: 4, data: dword(value) };
}

/** What the object of group policy in the samples sets for machines: the entries of its `registry.pol`. */
const samplePolicyFile: readonly PolicyEntry[] = [
  number("Windows\\EventLog\\Security", "MaxSize", 0x30000),
  {
    key: "SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell\\ScriptBlockLogging",
    name: "**delvals.",
    type: 1,
    data: wideText(" "),
  },
  number("Windows\\PowerShell\\ScriptBlockLogging", "EnableScriptBlockLogging", 1),
  number("WindowsFirewall\\DomainProfile", "EnableFirewall", 1),
  number("Windows NT\\Terminal Services", "MinEncryptionLevel", 3),
  {
    key: "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon",
    name: "**del.DefaultPassword",
    type: 1,
    data: wideText(" "),
  },
];

/** And for users. */
const sampleUserPolicyFile: readonly PolicyEntry[] = [
  {
    key: "SOFTWARE\\Policies\\Microsoft\\Windows\\Control Panel\\Desktop",
    name: "ScreenSaverIsSecure",
    type: 1,
    data: wideText("1"),
  },
];

for (const [part, entries] of [
  ["Machine", samplePolicyFile],
  ["User", sampleUserPolicyFile],
] as const) {
  test(`the registry.pol of the samples for ${part} is the one that is described here`, () => {
    const path = join(backup, part, "registry.pol");
    const bytes = policyBytes(entries);
    if (process.env.UPDATE === "1") writeFileSync(path, bytes);
    assert.deepEqual(readFileSync(path), bytes);
  });
}

/**
 * The command line over many Windows hosts: a policy of 400 checks of the registry, settings, rights and
 * auditing on folders of exports, with the built command from its start to its exit. A quarter and a half of
 * the hosts are measured, too: if the time per host grows with their number, something is not linear.
 *
 *   npm run bench:windows -- [COUNT [KILOBYTES]]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fastestRun } from "./data/measured-process.ts";

const [count = "200", kilobytes = "200"] = process.argv.slice(2);
const hosts = Number(count);
const folder = mkdtempSync(join(tmpdir(), "audit-windows-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const registryChecks = 330;
const rights = 40;
const subcategories = ["Logon", "Logoff", "Process Creation", "Audit Policy Change", "Credential Validation"];
const guids = ["0CCE9215", "0CCE9216", "0CCE922B", "0CCE922F", "0CCE923F"];
const policy = join(folder, "servers.audit");
writeFileSync(policy, policyText());
const parts = [hosts / 4, hosts / 2, hosts].map(Math.ceil);
for (const part of parts) {
  for (let at = 0; at < part; at++) writeHost(join(folder, String(part), `host-${at}`), at);
}
console.log(`check, 400 checks on Windows hosts, ${kilobytes} kB of exports each:`);
for (const part of parts) {
  const args = ["dist/cli.cjs", "check", policy, "--config", "none", "--hosts", join(folder, String(part))];
  const { elapsed, cpu, peak } = await fastestRun(args, { rounds: 1 });
  const speed = `${(part / cpu).toFixed(0)} hosts per second of processors; peak ${peak.toFixed(0)} MB`;
  console.log(
    `  ${String(part).padEnd(6)} ${elapsed.toFixed(2)} s (${cpu.toFixed(2)} s of processors); ${speed}`,
  );
}

function numbers(length: number): number[] {
  return Array.from({ length }, (_, at) => at);
}

function item(type: string, description: string, ...lines: string[]): string {
  const all = [`type : ${type}`, `description : "${description}"`, ...lines];
  return `<custom_item>\n${all.map((line) => `  ${line}\n`).join("")}</custom_item>\n`;
}

function policyText(): string {
  const checks = [
    ...numbers(registryChecks).map((at) =>
      item(
        "REGISTRY_SETTING",
        `value ${at}`,
        "value_type : POLICY_DWORD",
        `value_data : ${at % 3} || [5..9]`,
        `reg_key : "HKLM\\SOFTWARE\\Policies\\Vendor\\Part${at % 90}"`,
        `reg_item : "Setting${at % 7}"`,
        "reg_option : CAN_NOT_BE_NULL",
      ),
    ),
    ...numbers(rights).map((at) =>
      item(
        "USER_RIGHTS_POLICY",
        `right ${at}`,
        "value_type : USER_RIGHT",
        'value_data : "Administrators" && "Backup Operators"',
        `right_type : ${at % 2 === 0 ? "SeBackupPrivilege" : "SeRestorePrivilege"}`,
      ),
    ),
    ...numbers(400 - registryChecks - rights).map((at) =>
      item(
        "AUDIT_POLICY_SUBCATEGORY",
        `auditing ${at}`,
        "value_type : AUDIT_SET",
        'value_data : "Success, Failure"',
        `audit_policy_subcategory : "${subcategories[at % subcategories.length]}"`,
      ),
    ),
  ];
  return `<check_type:"Windows" version:"2">\n<group_policy:"bench">\n\n${checks.join("\n")}\n</group_policy>\n</check_type>\n`;
}

/** As Windows writes them: exports and templates in UTF-16, lines of auditing in ASCII. */
function writeHost(path: string, host: number): void {
  mkdirSync(path, { recursive: true });
  const wide = (text: string) => Buffer.from(`\ufeff${text.replaceAll("\n", "\r\n")}`, "utf16le");
  const block = (key: string) =>
    `[HKEY_LOCAL_MACHINE\\SOFTWARE\\${key}]\n${numbers(7)
      .map((at) => `"Setting${at}"=dword:0000000${(host + at) % 10}\n`)
      .join("")}"Path"="C:\\\\Program Files\\\\${key.replaceAll("\\", "\\\\")}"\n\n`;
  const wanted = numbers(90).map((at) => block(`Policies\\Vendor\\Part${at}`));
  const others = Math.max(
    0,
    Math.round((Number(kilobytes) * 500 - wanted.join("").length) / block("x").length),
  );
  const rest = numbers(others).map((at) => block(`Vendor${at % 50}\\Product${at}`));
  writeFileSync(
    join(path, "software.reg"),
    wide(`Windows Registry Editor Version 5.00\n\n${[...rest, ...wanted].join("")}`),
  );
  const template = "[Unicode]\nUnicode=yes\n[Privilege Rights]\n";
  const held = ["SeBackupPrivilege", "SeRestorePrivilege"].map(
    (right) => `${right} = *S-1-5-32-544,*S-1-5-32-551\n`,
  );
  writeFileSync(
    join(path, "policy.inf"),
    wide(`${template}${held.join("")}[Version]\nsignature="$CHICAGO$"\n`),
  );
  const rows = subcategories.map(
    (name, at) =>
      `HOST-${host},System,${name},{${guids[at]}-69AE-11D9-BED3-505054503030},Success and Failure,\n`,
  );
  const columns =
    "Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting\n";
  writeFileSync(join(path, "auditpol.csv"), columns + rows.join(""));
}

/**
 * The command line over many captured hosts: a policy of 400 checks of commands, files, modes and packages on
 * a folder of captures, with the built command from its start to its exit, compared with a program that only
 * reads the same files. A quarter of the hosts is measured, too: if the time per host grows with their
 * number, something is not linear.
 *
 *   npm run bench:hosts -- [COUNT [KILOBYTES [KEEP]]]
 *
 * With KEEP, that folder gets the policy and the hosts, and stays.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { framed, type TestItem } from "../core/snapshot/capture/framed.ts";
import { fastestRun, type Usage } from "./data/measured-process.ts";

const [count = "200", kilobytes = "200", keep] = process.argv.slice(2);
const hosts = Number(count);
const command = "dist/cli.cjs";
const readAll = `
  const { readdirSync, readFileSync } = require("node:fs");
  for (const name of readdirSync(process.argv[1])) readFileSync(process.argv[1] + "/" + name);`;

const folder = keep ?? mkdtempSync(join(tmpdir(), "audit-hosts-"));
if (keep === undefined) process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const some = join(folder, "quarter");
const all = join(folder, "hosts");
for (const path of [some, all]) mkdirSync(path, { recursive: true });

/** What the checks of the policy look at: so many of each. */
const commands = 160;
const files = 40;
const linesOfFile = 60;
const packages = 60;

const policy = join(folder, "servers.audit");
writeFileSync(policy, policyText());
let bytes = 0;
for (let at = 0; at < hosts; at++) {
  const text = captureText(at);
  bytes += text.length;
  writeFileSync(join(all, `host-${at}.txt`), text);
  if (at < hosts / 4) writeFileSync(join(some, `host-${at}.txt`), text);
}
const megabytes = bytes / 1e6;
console.log(`check, 400 checks on ${hosts} hosts, ${megabytes.toFixed(0)} MB of captures:`);

const check = (path: string) => [command, "check", policy, "--config", "none", "--hosts", path];
const reading = await fastestRun(["-e", readAll, all], { rounds: 1 });
print("read only", reading, hosts);
print("a quarter of the hosts", await fastestRun(check(some), { rounds: 1 }), Math.ceil(hosts / 4));
print("all hosts", await fastestRun(check(all), { rounds: 1 }), hosts);

function print(name: string, { elapsed, cpu, peak }: Usage, of: number): void {
  const speed = `${(of / elapsed).toFixed(0)} hosts/s, ${((elapsed / of) * 1000).toFixed(1)} ms a host`;
  console.log(
    `  ${name.padEnd(24)} ${elapsed.toFixed(2)} s (${cpu.toFixed(2)} s of processors); ${speed}; peak ${peak.toFixed(0)} MB`,
  );
}

function item(type: string, description: string, ...lines: string[]): string {
  const all = [`type : ${type}`, `description : "${description}"`, ...lines];
  return `<custom_item>\n${all.map((line) => `  ${line}\n`).join("")}</custom_item>\n`;
}

function numbers(length: number): number[] {
  return Array.from({ length }, (_, at) => at);
}

/** 400 checks: 160 commands, 120 of lines of 40 files, 60 of modes, 60 of packages. */
function policyText(): string {
  const checks = [
    ...numbers(commands).map((at) =>
      item(
        "CMD_EXEC",
        `command ${at}`,
        `cmd : "/usr/sbin/tool-${at} --show"`,
        `expect : "^value-${at} = (on|yes)"`,
      ),
    ),
    ...numbers(files * 3).map((at) =>
      item(
        "FILE_CONTENT_CHECK",
        `line ${at}`,
        `file : "/etc/service-${at % files}.conf"`,
        `regex : "^[[:space:]]*Setting${at % linesOfFile}[[:space:]]"`,
        `expect : "^[[:space:]]*Setting${at % linesOfFile}[[:space:]]+(on|[1-9][0-9]*)[[:space:]]*$"`,
      ),
    ),
    ...numbers(60).map((at) =>
      item("FILE_CHECK", `mode ${at}`, `file : "/etc/cron.d/job-${at}"`, 'owner : "root"', 'mask : "0022"'),
    ),
    ...numbers(packages).map((at) =>
      item("RPM_CHECK", `package ${at}`, `rpm : "package-${at * 7}-1.${at}-1.el9"`, 'operator : "gte"'),
    ),
  ];
  return `<check_type:"Unix">\n\n${checks.join("\n")}\n</check_type>\n`;
}

/** As much as the second argument says, most of it in outputs of commands. */
function captureText(host: number): string {
  const value = (at: number) => ((host + at) % 17 === 0 ? "off" : "on");
  const items: TestItem[] = [
    ...numbers(files).map((at) => ({
      kind: "file",
      key: `/etc/service-${at}.conf`,
      text: numbers(linesOfFile)
        .map((line) => `# what setting ${line} says\nSetting${line} ${value(at * line)}\n`)
        .join(""),
    })),
    ...numbers(60).map((at) => ({
      kind: "status",
      key: `/etc/cron.d/job-${at}`,
      text: `-rw-r--r-- 1 root root ${at} Mar  3 09:12 /etc/cron.d/job-${at}\n-rw-r--r-- 1 0 0 ${at} Mar  3 09:12 /etc/cron.d/job-${at}\n`,
    })),
    {
      kind: "own",
      key: String.raw`rpm -qa --qf '%{NAME} %{EPOCH} %{VERSION} %{RELEASE}\n'`,
      text: numbers(packages * 7)
        .map((at) => `package-${at} (none) 1.${at} 1.el9\n`)
        .join(""),
    },
  ];
  const soFar = framed(items).length;
  const each = Math.max(0, Math.round((Number(kilobytes) * 1000 - soFar) / commands) - 120);
  for (const at of numbers(commands)) {
    const row = (line: number) => `unit-${line} of host ${host} is loaded, active and running\n`;
    const rows = numbers(Math.ceil(each / row(10).length)).map(row);
    items.push({
      kind: "cmd",
      key: `/usr/sbin/tool-${at} --show`,
      text: `${rows.join("")}value-${at} = ${value(at)}\n`,
    });
  }
  return framed(items, { host: `host-${host}` });
}

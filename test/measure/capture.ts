import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { captureScript } from "../../core/capture-script/capture-script.ts";
import { policyNeeds } from "../../core/capture-script/list-needs.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { readSnapshot } from "../../core/snapshot/read-snapshot.ts";
import { parse } from "../../core/syntax/parse.ts";
import { isRoot, runScript, shells } from "../core/capture-script/shells.ts";

/**
 * Writes the capture script of every Unix policy below a folder, has each shell parse it, and runs the script without the
 * commands of the policy on this machine, as root and as nobody. The commands of the policies are never run.
 * usage: node --import tsx test/measure/capture.ts FOLDER
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: node --import tsx test/measure/capture.ts FOLDER");

const policies = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.audit(\.\w+)?$/.test(path))
  .map((path) => join(folder, path))
  .filter((path) => statSync(path).isFile())
  .map((path) => ({ name: relative(folder, path), policy: policyOf(parse(readFileSync(path, "utf8"))) }));
const unix = policies.filter(({ policy }) => policy.checkType === "Unix");

const { families, unjudged } = policyNeeds(policies);
for (const [name, { checks, judged }] of Object.entries(families).sort((a, b) => b[1].checks - a[1].checks)) {
  console.log(
    `${name.padEnd(24)} ${String(checks).padStart(7)} checks ${((judged / checks) * 100).toFixed(1).padStart(6)} % judged`,
  );
}
for (const { type, reason, checks } of unjudged.slice(0, 10))
  console.log(`${String(checks).padStart(7)}  ${type}: ${reason}`);

const total = { reads: 0, commands: 0, leftOut: 0, longest: 0, harmful: 0, refused: 0 };
for (const one of unix) {
  const { text, reads, commands, leftOut } = captureScript([one]);
  total.reads += reads;
  total.commands += commands;
  total.leftOut += leftOut.length;
  for (const line of text.split("\n")) total.longest = Math.max(total.longest, line.length);
  if (!/^[\n -~]*$/.test(text)) total.harmful++;
  for (const { name, command } of shells) {
    const [program, ...args] = command;
    const { status, stderr } = spawnSync(program!, [...args, "-n"], { input: text, encoding: "utf8" });
    if (status === 0) continue;
    total.refused++;
    console.log(`${one.name}: ${name} refuses its script: ${stderr.slice(0, 200)}`);
  }
}
console.log(`${unix.length} Unix policies`, total);

for (const shell of shells) {
  for (const asNobody of isRoot ? [false, true] : [false]) {
    const started = performance.now();
    const seen = { warnings: 0, unread: 0, files: 0, statuses: 0, known: 0 };
    for (const one of unix) {
      const { text } = captureScript([one], { withoutCommands: true });
      const { warnings, unread, observations } = readSnapshot(runScript(shell, text, { asNobody }));
      seen.warnings += warnings.length;
      seen.unread += unread.length;
      for (const { message } of warnings.slice(0, 1)) console.log(`${one.name}: ${message}`);
      for (const { text: row, reason } of unread.slice(0, 1)) console.log(`${one.name}: ${reason} ${row}`);
      for (const kind of ["file", "status"] as const) {
        for (const key of observations?.keys(kind) ?? []) {
          seen[kind === "file" ? "files" : "statuses"]++;
          if (observations?.ask(kind, key).is !== "unknown") seen.known++;
        }
      }
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${shell.name} as ${asNobody ? "nobody" : "this user"}: ${seconds} s`, seen);
  }
}

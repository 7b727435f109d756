import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { Finding } from "../../core/findings/finding.ts";
import { lint } from "../../core/lint/lint.ts";
import { rules } from "../../core/rules/index.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { parse } from "../../core/syntax/parse.ts";
import { LineIndex } from "../../core/text/lines.ts";

/**
 * Lints every audit file below a folder: prints findings by rule, the files with errors, and the speed.
 * usage: node --import tsx test/measure/lint.ts FOLDER [RULE to show in full]
 */
const [folder, shown] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: node --import tsx test/measure/lint.ts FOLDER [RULE]");

const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.audit(\.\w+)?$/.test(path))
  .map((path) => join(folder, path))
  .filter((path) => statSync(path).isFile())
  .sort()
  .map((path) => ({ name: relative(folder, path), text: readFileSync(path, "utf8") }));
const policies = files.map(({ text }) => policyOf(parse(text)));

const counts = new Map<string, { findings: number; files: number }>();
for (const [index, policy] of policies.entries()) {
  const found = lint(policy);
  const lines = new LineIndex(policy.tree.text);
  for (const finding of found) {
    if (finding.severity === "error" || finding.rule === shown) print(files[index]!.name, lines, finding);
  }
  for (const key of new Set(found.map(keyOf))) {
    const count = counts.get(key) ?? { findings: 0, files: 0 };
    count.files++;
    count.findings += found.filter((finding) => keyOf(finding) === key).length;
    counts.set(key, count);
  }
}
for (const [key, { findings, files: inFiles }] of [...counts].sort()) {
  console.log(`${key.padEnd(42)} ${String(findings).padStart(6)} in ${inFiles} files`);
}

const megabytes = files.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
measure("parse", () => {
  for (const { text } of files) parse(text);
});
measure("policy model", () => {
  for (const { tree } of policies) policyOf(tree);
});
const all = measure("all rules", () => {
  for (const policy of policies) lint(policy);
});

// A rule's own time: what is saved when it is off.
const byRule = rules
  .map(({ id }) => {
    const options = {
      severities: Object.fromEntries(
        rules.map((rule) => [rule.id, rule.id === id ? rule.severity : ("off" as const)]),
      ),
    };
    return {
      id,
      seconds: fastest(3, () => {
        for (const policy of policies) lint(policy, options);
      }),
    };
  })
  .sort((left, right) => right.seconds - left.seconds);
const none = byRule.at(-1)!.seconds;
for (const { id, seconds } of byRule.slice(0, 10)) {
  const share = (seconds - none) / all;
  console.log(
    `  ${id.padEnd(28)} ${((seconds - none) * 1000).toFixed(1).padStart(6)} ms${share > 0.2 ? "  more than 20 %" : ""}`,
  );
}

function print(file: string, lines: LineIndex, { start, severity, rule, message }: Finding): void {
  console.log(`${file}:${lines.positionAt(start).line + 1} ${severity}[${rule}] ${message}`);
}

function keyOf({ severity, rule }: Finding): string {
  return `${severity} ${rule}`;
}

function measure(what: string, run: () => void): number {
  const seconds = fastest(5, run);
  console.log(
    `${what.padEnd(14)} ${(seconds * 1000).toFixed(0).padStart(5)} ms  ${(megabytes / seconds).toFixed(0).padStart(5)} MB/s`,
  );
  return seconds;
}

function fastest(rounds: number, run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { programOf } from "../../core/regex/automaton/program.ts";
import { matchesSomewhere } from "../../core/regex/automaton/search.ts";
import { compileRegex } from "../../core/regex/compile.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { parse } from "../../core/syntax/parse.ts";
import { decodeString } from "../../core/syntax/string-value.ts";
import { configurationText, logText } from "./sample-texts.ts";

/**
 * How fast the patterns of all audit files below a folder are matched with the lines of a text: `regex`, `expect` and
 * `not_expect` of all checks, each different pattern once, compiled afresh, on 1 MB of a configuration and of a log. Every
 * tenth pattern is also matched by the nondeterministic automaton, with a twentieth of the text. Processor time.
 * usage: node --import tsx test/measure/patterns.ts FOLDER [EVERY: only every so many patterns]
 */
const [folder, every = "1"] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: node --import tsx test/measure/patterns.ts FOLDER [EVERY]");

const size = 1_000_000;
const share = 20;
const texts = { configuration: configurationText(size), log: logText(size) };
const patterns = readPatterns(folder).filter((_, index) => index % Number(every) === 0);
console.log(`${patterns.length} patterns`);

for (const [name, text] of Object.entries(texts)) {
  const speeds: { pattern: string; speed: number; lines: number }[] = [];
  const before: number[] = [];
  const gains: number[] = [];
  let undecided = 0;
  for (const [index, pattern] of patterns.entries()) {
    const compiled = compileRegex(pattern);
    if (!compiled.ok) {
      undecided++;
      continue;
    }
    const { matcher } = compiled;
    let lines = 0;
    const speed = speedOf(text.length, () => {
      matcher.matchingLines(text, 0, text.length, () => lines++);
    });
    speeds.push({ pattern, speed, lines });
    if (index % 10 === 0) {
      const program = programOf(matcher.node)!;
      const part = text.slice(0, size / share).split("\n");
      const slow = speedOf(size / share, () => part.filter((line) => matchesSomewhere(program, line)));
      before.push(slow);
      gains.push(speed / slow);
    }
  }
  const matching = speeds.filter(({ lines }) => lines > 0).length;
  console.log(`${name}: ${speeds.length} patterns, ${undecided} undecided, ${matching} match some line`);
  console.log(`  nondeterministic, MB/s: ${distribution(before)}`);
  console.log(`  now, MB/s:              ${distribution(speeds.map(({ speed }) => speed))}`);
  console.log(`  times as fast:          ${distribution(gains)}`);
  for (const { pattern, speed, lines } of speeds.sort((a, b) => a.speed - b.speed).slice(0, 12)) {
    console.log(`    ${speed.toFixed(0).padStart(5)} MB/s, ${lines} lines: ${pattern.slice(0, 120)}`);
  }
}

/** MB of processor time per second. */
function speedOf(characters: number, work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return characters / Math.max(1, user + system);
}

function distribution(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
  const shown = (part: number) => `${at(part) < 10 ? at(part).toFixed(1) : at(part).toFixed(0)}`;
  return `least ${shown(0)}, 1 % ${shown(0.01)}, 5 % ${shown(0.05)}, 25 % ${shown(0.25)}, median ${shown(0.5)}, 95 % ${shown(0.95)}`;
}

function readPatterns(folder: string): string[] {
  const found = new Set<string>();
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.audit(\.\w+)?$/.test(path))
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .sort();
  for (const file of files) {
    const { tree, checks } = policyOf(parse(readFileSync(file, "utf8")));
    for (const { name, value } of checks.flatMap(({ keywords }) => keywords)) {
      if (!["regex", "expect", "not_expect"].includes(name) || value?.kind !== "string") continue;
      found.add(decodeString(tree, value, "code").text);
    }
  }
  return [...found];
}

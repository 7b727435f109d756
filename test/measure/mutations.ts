import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { measureMutations } from "../mutation/measure.ts";

/**
 * Damages the audit files below a folder, one edit at a time, and prints how many damages the linter reports.
 * usage: node --import tsx test/measure/mutations.ts FOLDER [damages per kind and file] [failures to show]
 */
const [folder, perKind = "1", shown = "0", only] = process.argv.slice(2);
if (folder === undefined) throw new Error("a folder is needed");

const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.audit(\.\w+)?$/.test(path) && (only === undefined || path.includes(only)))
  .sort()
  .map((path) => join(folder, path))
  .filter((path) => statSync(path).isFile())
  .map((path) => ({ name: relative(folder, path), text: readFileSync(path, "utf8") }));

const percent = (part: number, whole: number) =>
  whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
let damages = 0;
let reported = 0;
let near = 0;
let few = 0;
const row = (...cells: string[]) =>
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(40) : cell.padStart(10))).join(""));
row("damage", "times", "reported", "near", "≤ 3");
for (const [kind, score] of measureMutations(files, Number(perKind))) {
  damages += score.damages;
  reported += score.reported;
  near += score.near;
  few += score.few;
  row(
    kind,
    String(score.damages),
    percent(score.reported, score.damages),
    percent(score.near, score.reported),
    percent(score.few, score.reported),
  );
  for (const failure of score.failures.slice(0, Number(shown))) {
    console.log(
      `  ${failure.problem}: ${failure.file}:${failure.line} «${failure.before.slice(0, 60)}» → «${failure.after.slice(0, 80)}»`,
    );
    for (const finding of failure.findings) console.log(`    ${finding}`);
  }
}
row("all", String(damages), percent(reported, damages), percent(near, reported), percent(few, reported));

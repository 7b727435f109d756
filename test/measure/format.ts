/**
 * How much of well-kept policies the formatter would change, and whether it keeps its promises on them:
 *
 *   node --import tsx test/measure/format.ts FOLDER
 *
 * Prints the share of lines that change, by the first folder inside, then every broken promise.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formatPolicy } from "../../core/format/format.ts";
import { decode } from "../../core/snapshot/text/decode.ts";
import { parse } from "../../core/syntax/parse.ts";
import { applyEdits } from "../../core/text/text-edit.ts";
import { brokenPromises } from "../core/format/promises.ts";

const folder = process.argv[2];
if (folder === undefined) throw new Error("Name a folder.");
const totals = new Map<string, { files: number; refused: number; lines: number; changed: number }>();
const broken: string[] = [];
let bytes = 0;
let elapsed = 0;

for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
  if (!name.endsWith(".audit")) continue;
  const text = decode(readFileSync(join(folder, name)));
  const group = name.split("/")[0]!;
  const total = totals.get(group) ?? { files: 0, refused: 0, lines: 0, changed: 0 };
  totals.set(group, total);
  total.files++;
  const tree = parse(text);
  const start = performance.now();
  const edits = formatPolicy(tree);
  elapsed += performance.now() - start;
  bytes += text.length;
  if (edits === undefined) {
    total.refused++;
    continue;
  }
  const formatted = applyEdits(text, edits).split("\n");
  const lines = text.split("\n");
  total.lines += lines.length;
  total.changed += lines.filter((line, index) => line !== formatted[index]).length;
  broken.push(...brokenPromises(text).map((promise) => `${name}: ${promise}`));
}

for (const [group, { files, refused, lines, changed }] of totals) {
  const share = ((100 * changed) / Math.max(1, lines)).toFixed(1);
  console.log(
    `${group}: ${files} files, ${refused} with syntax errors, ${changed} of ${lines} lines change (${share} %)`,
  );
}
console.log(`${(bytes / 1000 / elapsed).toFixed(0)} MB/s, without parsing`);
for (const line of broken) console.log(line);
process.exitCode = broken.length > 0 ? 1 : 0;

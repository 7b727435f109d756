import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "../../core/syntax/parse.ts";
import { printTree } from "../../core/syntax/print.ts";
import { LineIndex } from "../../core/text/lines.ts";

/** Parses every audit file below a folder: prints the syntax errors, the round trip, and the speed. */
const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: node --import tsx test/measure/syntax.ts FOLDER");

const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.audit(\.\w+)?$/.test(path))
  .map((path) => join(folder, path))
  .filter((path) => statSync(path).isFile())
  .sort();
const texts = files.map((path) => readFileSync(path, "utf8"));

let clean = 0;
let different = 0;
for (const [index, text] of texts.entries()) {
  const tree = parse(text);
  if (printTree(tree) !== text) {
    different++;
    console.log(`${relative(folder, files[index]!)}: does not print back`);
  }
  if (tree.errors.length === 0) clean++;
  const lines = new LineIndex(text);
  for (const error of tree.errors) {
    const { line, character } = lines.positionAt(error.start);
    const shown = text.slice(error.start, Math.min(error.end, error.start + 60)).replaceAll("\n", "⏎");
    console.log(
      `${relative(folder, files[index]!)}:${line + 1}:${character + 1} ${error.rule}: ${error.message} «${shown}»`,
    );
  }
}
console.log(`${files.length} files, ${clean} without a syntax error, ${different} that do not print back`);

const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
for (let round = 0; round < 3; round++) {
  const start = performance.now();
  for (const text of texts) parse(text);
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${megabytes.toFixed(1)} MB parsed in ${(seconds * 1000).toFixed(0)} ms: ${(megabytes / seconds).toFixed(0)} MB/s`,
  );
}

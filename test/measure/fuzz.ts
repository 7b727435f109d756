/**
 * Reads damaged snapshots, so many as you ask for:
 *
 *   node --import tsx test/measure/fuzz.ts FOLDER [COUNT]
 *
 * The snapshots in the folder are cut, joined and mutated at random, up to 10 KB each. Prints exceptions, and the longest
 * time for one text; the same text is read again before it counts as slow, since the machine does other things too.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { decode } from "../../core/snapshot/decode.ts";
import { readSnapshot } from "../../core/snapshot/read-snapshot.ts";

const [folder, count = "20000"] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name a folder.");
const longest = 10_000;
const slowMs = 50;

const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((name) => join(folder, name))
  .filter((path) => statSync(path).isFile() && !path.endsWith(".json"))
  .map((path) => decode(readFileSync(path)));
const noise = [
  "\n",
  "\r\n",
  "\t",
  " ",
  "\0",
  "\ufffd",
  "[",
  "]",
  "{",
  "}",
  '"',
  "'",
  ":",
  "*",
  "<",
  ">",
  "</",
  "|",
  ",",
  "=> {",
  "users:((",
  "0.0.0.0:",
  ":::",
  "tcp",
  "LISTEN",
  "#",
  "\u001b[31m",
  "65536",
  "-1",
  "&quot;",
];

let seed = 1;
/** Numbers that are the same in every run (mulberry32). */
function random(below: number): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
}

function piece(): string {
  const text = texts[random(texts.length)]!;
  const start = random(text.length + 1);
  return text.slice(start, start + random(3000));
}

function damaged(): string {
  let text = "";
  for (let pieces = 1 + random(4); pieces > 0; pieces--) text += piece() + noise[random(noise.length)];
  for (let edits = random(12); edits > 0; edits--) {
    const at = random(text.length + 1);
    text =
      text.slice(0, at) + noise[random(noise.length)]!.repeat(1 + random(3)) + text.slice(at + random(8));
  }
  return text.slice(0, longest);
}

const milliseconds = (text: string): number => {
  const start = performance.now();
  readSnapshot(text);
  return performance.now() - start;
};

let thrown = 0;
let slow = 0;
let worst = 0;
const began = performance.now();
for (let run = 0; run < Number(count); run++) {
  const text = damaged();
  try {
    let time = milliseconds(text);
    if (time > slowMs) time = Math.min(time, milliseconds(text), milliseconds(text));
    worst = Math.max(worst, time);
    if (time <= slowMs) continue;
    slow++;
    console.log(`${time.toFixed(0)} ms: ${JSON.stringify(text.slice(0, 200))}`);
  } catch (error) {
    thrown++;
    console.log(`${error}: ${JSON.stringify(text.slice(0, 200))}`);
  }
}
const seconds = ((performance.now() - began) / 1000).toFixed(0);
console.log(
  `${count} texts in ${seconds} s: ${thrown} exceptions, ${slow} slow, the longest ${worst.toFixed(1)} ms`,
);
process.exitCode = thrown + slow > 0 ? 1 : 0;

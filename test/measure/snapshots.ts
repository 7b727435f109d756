/**
 * Prints how many snapshot files are read exactly: `node --import tsx test/measure/snapshots.ts FOLDER`. The folder
 * holds one folder for each format, and in it `NAME.txt` with `NAME.expected.json`, a list of sockets.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readSnapshots } from "../../core/snapshot/read-snapshot.ts";
import { decode } from "../../core/snapshot/text/decode.ts";
import { comparable } from "../core/snapshot/comparable.ts";

const folder = process.argv[2];
if (folder === undefined) throw new Error("Give the folder of the snapshot files.");

let exact = 0;
let all = 0;
for (const format of readdirSync(folder, { withFileTypes: true })) {
  if (!format.isDirectory()) continue;
  let exactHere = 0;
  let allHere = 0;
  const differences: string[] = [];
  for (const file of readdirSync(join(folder, format.name)).sort()) {
    const expectedFile = join(folder, format.name, file.replace(/\.[^.]+$/, ".expected.json"));
    if (file.endsWith(".expected.json") || !existsSync(expectedFile)) continue;
    allHere++;
    const expected = comparable(JSON.parse(readFileSync(expectedFile, "utf8")));
    const snapshots = readSnapshots(decode(readFileSync(join(folder, format.name, file))));
    const snapshot = {
      sockets: snapshots.flatMap(({ sockets }) => sockets),
      unread: snapshots.flatMap(({ unread }) => unread),
    };
    const actual = comparable(snapshot.sockets);
    const missing = without(expected, actual);
    const surplus = without(actual, expected);
    if (missing.length + surplus.length === 0) exactHere++;
    else {
      differences.push(`  ${file}: ${missing.length} missing, ${surplus.length} too many`);
      for (const row of missing.slice(0, 5)) differences.push(`    - ${row}`);
      for (const row of surplus.slice(0, 5)) differences.push(`    + ${row}`);
      for (const row of snapshot.unread.slice(0, 5))
        differences.push(`    ? ${row.line}: ${row.text} (${row.reason})`);
    }
  }
  if (allHere === 0) continue;
  exact += exactHere;
  all += allHere;
  console.log(`${format.name}: ${exactHere}/${allHere}`);
  for (const difference of differences) console.log(difference);
}
console.log(`exact: ${exact}/${all}`);

/** The rows of one list that the other has not, each counted as often as it occurs. */
function without(rows: string[], others: string[]): string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count <= 0;
  });
}

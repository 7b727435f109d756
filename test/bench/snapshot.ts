/** How fast snapshots are read, compared with `JSON.parse` of as many bytes. */
import { readSnapshot } from "../../core/snapshot/read-snapshot.ts";

const MEGABYTES = 20;
const HEADER =
  "Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address Foreign Address State PID\n";

function netstat(bytes: number): string {
  const rows: string[] = [];
  let length = HEADER.length;
  for (let at = 0; length < bytes; at++) {
    const local = `0.0.0.0:${1 + (at % 65_000)}`.padEnd(23);
    const row = `tcp        0      0 ${local} 0.0.0.0:*               LISTEN      ${at}/daemon${at % 50}`;
    rows.push(row);
    length += row.length + 1;
  }
  return HEADER + rows.join("\n");
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const text = netstat(MEGABYTES * 1e6);
const json = JSON.stringify(text.split("\n").map((line) => line.split(/\s+/)));
const baseline = milliseconds(() => JSON.parse(json)) / json.length;
const elapsed = milliseconds(() => readSnapshot(text));
console.log(
  `snapshot, ${MEGABYTES} MB of netstat: ${(text.length / elapsed / 1000).toFixed(1)} MB/s, ` +
    `${(elapsed / text.length / baseline).toFixed(1)} x the time of JSON.parse`,
);

const small = netstat(2000);
const hosts = 5000;
const each = milliseconds(() => {
  for (let at = 0; at < hosts; at++) readSnapshot(small);
});
console.log(`snapshots of 2 KB: ${Math.round(hosts / (each / 1000))} hosts/s`);

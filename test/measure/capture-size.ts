import { readSnapshot } from "../../core/snapshot/read-snapshot.ts";
import { framed, type TestItem } from "../core/snapshot/capture/framed.ts";

/**
 * Reads captures that are larger than a host should make them, and prints how long that takes and how much memory.
 * usage: node --expose-gc --import tsx test/measure/capture-size.ts
 */
const line = "2026-01-02 10:11:12 web1 moss[1234]: the quick brown fox jumps over the lazy dog\n";
const binary = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte === 0 ? 1 : byte)).join("");

const captures: [name: string, items: () => TestItem[]][] = [
  [
    "one item of 100 MB",
    () => [{ kind: "cmd", key: "journalctl", text: line.repeat(Math.ceil(1e8 / line.length)) }],
  ],
  ["one line of 100 MB", () => [{ kind: "file", key: "/var/x", text: `${"x".repeat(1e8)}\n` }]],
  [
    "2,000 commands of 10 kB",
    () =>
      Array.from({ length: 2000 }, (_, at) => ({ kind: "cmd", key: `run ${at}`, text: line.repeat(128) })),
  ],
  ["20 MB that are not text", () => [{ kind: "cmd", key: "cat /bin/x", text: binary.repeat(80_000) }]],
];

const collect = (globalThis as { gc?: () => void }).gc;
for (const [name, items] of captures) {
  const text = framed(items());
  collect?.();
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  const { observations, warnings } = readSnapshot(text);
  const took = performance.now() - started;
  collect?.();
  const kept = (process.memoryUsage().heapUsed - before) / 1e6;
  console.log(
    `${name}: text of ${(text.length / 1e6).toFixed(0)} MB, ${took.toFixed(0)} ms, ${kept.toFixed(0)} MB kept, ${observations?.keys("command").length} commands, ${warnings.length} warnings`,
  );
}

import type { SnapshotFormat } from "../../snapshot/snapshot.ts";

/** How many characters of a Unix process name outputs print: `comm` of the kernel, or the width of a column. */
const lengths: Record<string, readonly number[]> = {
  ss: [15],
  "proc-net": [15],
  processes: [15],
  lsof: [9, 15],
  "lsof-F": [15, 16],
  sockstat: [10],
  "netstat-bsd": [15, 16],
  osquery: [15],
  ansible: [15],
};

/** Linux netstat prints 19 characters of `pid/name`. */
const netstatOwnerLength = 19;

/** May the output have cut the name of a process? Only where the name is exactly as long as the output prints. */
export function mayBeCut(name: string, pid: number | null, formats: readonly SnapshotFormat[]): boolean {
  return formats.some((format) => {
    if (format === "netstat-linux") return `${pid ?? ""}/${name}`.length === netstatOwnerLength;
    return Object.hasOwn(lengths, format) && lengths[format]!.includes(name.length);
  });
}

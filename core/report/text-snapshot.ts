import type { Snapshot, Socket } from "../snapshot/snapshot.ts";
import { paint, printable } from "./paint.ts";
import { plural } from "./plural.ts";

/** No address is longer; a process may call itself anything, and would widen every row. */
const widestColumn = 60;

/** What was read out of snapshots, for people: the sockets as a table, then everything else. */
export function snapshotsAsText(
  hosts: readonly { name: string; snapshot: Snapshot }[],
  { color = false } = {},
): string {
  const pen = paint(color);
  return hosts
    .map(({ name, snapshot }) => {
      const { formats, sockets, processes, hashes, unread, notCounted } = snapshot;
      const counts = [
        plural(sockets.length, "socket"),
        processes.length > 0 && plural(processes.length, "process", "processes"),
        hashes.length > 0 && plural(hashes.length, "hash", "hashes"),
        unread.length > 0 && pen.red(`${plural(unread.length, "row")} not read`),
      ].filter(Boolean);
      return [
        `${pen.bold(printable(name))} (${formats.join(" + ") || "unknown kind"}): ${counts.join(", ")}`,
        ...table(sockets).map((row) => `  ${printable(row)}`),
        ...hashes.map(({ algorithm, hash, path }) => `  ${algorithm} ${hash} ${printable(path)}`),
        ...notCounted.map(({ reason, count, firstLine }) =>
          pen.dim(`  not counted: ${plural(count, "row")}, ${reason}, from line ${firstLine}`),
        ),
        ...unread.map(({ line, text, reason }) =>
          pen.red(`  line ${line} not read: ${printable(reason)}: ${printable(text)}`),
        ),
        "",
      ].join("\n");
    })
    .join("\n");
}

function table(sockets: readonly Socket[]): string[] {
  if (sockets.length === 0) return [];
  const rows = [
    ["Proto", "Address", "Port", "Process", "PID", "Line"],
    ...sockets.map(({ proto, address, port, process, pid, line }) => [
      proto,
      address,
      String(port),
      process ?? "-",
      String(pid ?? "-"),
      String(line),
    ]),
  ];
  const widths = rows[0]!.map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, Math.min(row[column]!.length, widestColumn)), 0),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd(),
  );
}

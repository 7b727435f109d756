import { isComplete } from "../snapshot/coverage.ts";
import type { KnownPorts, ProtocolCoverage, Snapshot, Socket } from "../snapshot/snapshot.ts";
import { paint, printable } from "./paint.ts";
import { plural } from "./plural.ts";

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
        ...(["tcp", "udp"] as const).flatMap((protocol) =>
          coverageLines(protocol, snapshot.coverage[protocol]).map((line) => pen.dim(`  ${printable(line)}`)),
        ),
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

/** Of which ports the snapshot shows whether they are open, and why of no more. */
function coverageLines(protocol: string, coverage: ProtocolCoverage): string[] {
  const { 4: ipv4, 6: ipv6, gaps, vouched } = coverage;
  const known = ipv4.equals(ipv6)
    ? [`${protocol}: ${knownText(ipv4)}`]
    : [`${protocol} over IPv4: ${knownText(ipv4)}`, `${protocol} over IPv6: ${knownText(ipv6)}`];
  const said = vouched.isEmpty ? [] : [`${protocol}: ${knownText(vouched)} because a person says so`];
  const why = gaps.map(({ message, line }) => {
    const place = line === undefined ? "" : `line ${line}: `;
    return `${protocol}: ${place}${message}`;
  });
  return [...known, ...said, ...why];
}

function knownText(ports: KnownPorts[4]): string {
  if (ports.isEmpty) return "of no port it is known that it is closed";
  return isComplete({ 4: ports, 6: ports }) ? "every port is known" : `known are ${ports}`;
}

function table(sockets: readonly Socket[]): string[] {
  if (sockets.length === 0) return [];
  const rows = [
    ["Proto", "Address", "Port", "Process", "PID", "Line"],
    ...sockets.map(({ proto, address, port, process, pid, owners, line }) => [
      proto,
      address,
      String(port),
      owners?.map((owner) => owner.process ?? "-").join(", ") ?? process ?? "-",
      owners?.map((owner) => owner.pid ?? "-").join(", ") ?? String(pid ?? "-"),
      String(line),
    ]),
  ];
  const widths = rows[0]!.map(({ length }) => length);
  for (const row of rows) {
    for (const [column, { length }] of row.entries()) widths[column] = Math.max(widths[column]!, length);
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd(),
  );
}

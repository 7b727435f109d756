import type { MatrixData } from "../client/matrix/matrix-data.ts";

export interface PortMapRow {
  proto: "tcp" | "udp";
  /** Both ends included. */
  from: number;
  to: number;
  kind: "allowed" | "denied" | "open" | "violation";
  says: string;
}

/** All that the port map of a host shows for one protocol: ranges of the policy, and open ports of the host. */
export function portMapRows(data: MatrixData, hostIndex: number, proto: "tcp" | "udp"): PortMapRow[] {
  const host = data.hosts[hostIndex];
  if (!host) return [];
  const broken = new Map<number, Set<string>>();
  for (const { check, cells } of data.rows) {
    for (const violation of cells[hostIndex]?.violations ?? []) {
      if (violation.proto !== proto) continue;
      broken.set(violation.port, (broken.get(violation.port) ?? new Set()).add(check));
    }
  }
  const lists = data.portLists
    .filter((list) => list.proto === proto)
    .flatMap(({ kind, ranges, description }) =>
      ranges.map(([from, to]): PortMapRow => ({ proto, from, to, kind, says: description })),
    );
  const open = new Map<number, PortMapRow>();
  for (const { port, process, address, proto: own } of host.sockets) {
    if (own !== proto || open.has(port)) continue;
    const owner = process === null ? `on ${address}` : `${process}, on ${address}`;
    const checks = broken.get(port);
    open.set(port, {
      proto,
      from: port,
      to: port,
      kind: checks === undefined ? "open" : "violation",
      says:
        checks === undefined
          ? owner
          : `${owner}; breaks ${[...checks].map((check) => `"${check}"`).join(", ")}`,
    });
  }
  return [...lists, ...open.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

export interface PortWindow {
  /** Both ends included. */
  from: number;
  to: number;
}

export const allPorts: PortWindow = { from: 0, to: 65535 };
const fewestPorts = 16;

/** Half as many ports around the middle, or twice as many; it stays between 0 and 65535. */
export function zoom({ from, to }: PortWindow, factor: number, around = (from + to) / 2): PortWindow {
  const size = Math.min(65536, Math.max(fewestPorts, Math.round((to - from + 1) * factor)));
  const share = (around - from) / (to - from + 1);
  return placed(Math.round(around - share * size), size);
}

/** Moves by a share of the width: 0.25 goes a quarter to the right. */
export function pan({ from, to }: PortWindow, share: number): PortWindow {
  const size = to - from + 1;
  return placed(from + Math.round(size * share), size);
}

function placed(from: number, size: number): PortWindow {
  const start = Math.min(Math.max(0, from), 65536 - size);
  return { from: start, to: start + size - 1 };
}

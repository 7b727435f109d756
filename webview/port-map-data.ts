import type { MatrixData } from "../client/matrix/matrix-data.ts";
import { inOrder, listRows, type PortMapRow, portRows } from "../core/views.ts";

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
  const marks = host.sockets
    .filter((socket) => socket.proto === proto)
    .map(({ port, process, address }) => {
      const owner = process === null ? `on ${address}` : `${process}, on ${address}`;
      const checks = broken.get(port);
      if (checks === undefined) return { proto, port, kind: "open" as const, says: owner };
      const names = [...checks].map((check) => `"${check}"`).join(", ");
      return { proto, port, kind: "violation" as const, says: `${owner}; breaks ${names}` };
    });
  const lists = data.portLists.filter((list) => list.proto === proto);
  return inOrder([...listRows(lists), ...portRows(marks)]);
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

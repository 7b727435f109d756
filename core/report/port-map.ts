import { formatPortRange } from "../ports/format-port-range.ts";
import type { ReportedPortList } from "./report.ts";

/**
 * What a port map shows, for the page of the matrix and the HTML report: ranges that a policy allows or
 * denies, and the ports of a host by what is known about them.
 */
export type PortKind = keyof typeof portKindNames;

/** In the order in which they are listed. */
export const portKindNames = {
  allowed: "Allowed",
  denied: "Denied",
  /** No check found it to be in order, or in violation. */
  open: "Open",
  passed: "In order",
  violation: "In violation",
} as const;

export interface PortMapRow {
  proto: "tcp" | "udp";
  /** Both ends included; a port of a host is a range of one. */
  from: number;
  to: number;
  kind: PortKind;
  says: string;
}

/** What is said about one port of a host. */
export interface PortMark extends Pick<PortMapRow, "proto" | "says"> {
  port: number;
  kind: "open" | "passed" | "violation";
}

/** The ranges of port lists, in the order of the lists. */
export function listRows(
  lists: readonly Pick<ReportedPortList, "kind" | "proto" | "ranges" | "description">[],
): PortMapRow[] {
  return lists.flatMap(({ kind, proto, ranges, description }) =>
    ranges.map(([from, to]) => ({ proto, from, to, kind, says: description })),
  );
}

const strengths = { open: 0, passed: 1, violation: 2 };

/** A row for each port and protocol, in order: the first of the worst things that are said about it. */
export function portRows(marks: Iterable<PortMark>): PortMapRow[] {
  const worst = new Map<string, PortMark>();
  for (const mark of marks) {
    const key = `${mark.port}/${mark.proto}`;
    const known = worst.get(key);
    if (known === undefined || strengths[mark.kind] > strengths[known.kind]) worst.set(key, mark);
  }
  return inOrder(
    [...worst.values()].map(({ proto, port, kind, says }) => ({ proto, from: port, to: port, kind, says })),
  );
}

/** Sorted by their first port, short ones before long ones. */
export function inOrder(rows: readonly PortMapRow[]): PortMapRow[] {
  return rows.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** `22/tcp`, `8000–8080/tcp` */
export function describePortRange({ from, to, proto }: Pick<PortMapRow, "from" | "to" | "proto">): string {
  return `${formatPortRange([from, to])}/${proto}`;
}

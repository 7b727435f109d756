import type { MatrixData, MatrixExport, MatrixOutcome } from "../client/matrix/matrix-data.ts";
import type { MatrixView } from "./view.ts";

/** The checks and hosts that pass a filter, as indexes into the data. */
export interface VisibleMatrix {
  rows: number[];
  hosts: number[];
}

export function visibleMatrix(
  { rows, hosts, outcomes }: MatrixData,
  { status, group, text }: Pick<MatrixView, "status" | "group" | "text">,
): VisibleMatrix {
  const wanted = text.trim().toLowerCase();
  const has = (value: string) => value.toLowerCase().includes(wanted);
  const inGroup = hosts.flatMap((host, index) =>
    group === "" || host.groups.includes(group) ? [index] : [],
  );
  // A text that matches host names filters hosts; else it filters checks by name or reason.
  const named = wanted === "" ? [] : inGroup.filter((index) => has(hosts[index]!.name));
  const columns = named.length > 0 ? named : inGroup;
  const isOfStatus = outcomes.map((outcome) => status === "" || outcome.status === status);
  const isSaid = outcomes.map(({ reason }) => named.length > 0 || wanted === "" || has(reason));
  const hasStatus = (cell: number) => (cell < 0 ? status === "" : isOfStatus[cell]!);
  const kept = rows.flatMap(({ check, cells }, index) => {
    const isMeant =
      wanted === "" ||
      named.length > 0 ||
      has(check) ||
      columns.some((column) => cells[column]! >= 0 && isSaid[cells[column]!]!);
    return isMeant && columns.some((column) => hasStatus(cells[column]!)) ? [index] : [];
  });
  return {
    rows: kept,
    hosts:
      status === ""
        ? columns
        : columns.filter((column) => kept.some((row) => hasStatus(rows[row]!.cells[column]!))),
  };
}

/** The part of the data that passes a filter; undefined if all of it does. */
export function exportedPart(
  data: MatrixData,
  view: Pick<MatrixView, "status" | "group" | "text">,
): MatrixExport | undefined {
  const { rows, hosts } = visibleMatrix(data, view);
  if (rows.length === data.rows.length && hosts.length === data.hosts.length) return undefined;
  return {
    checks: rows.map((row) => ({ policy: data.rows[row]!.policy, check: data.rows[row]!.id })),
    hosts: hosts.map((host) => data.hosts[host]!.id),
  };
}

/** What a check reports on a host; undefined if it does not report. */
export function outcomeOf(data: MatrixData, row: number, host: number): MatrixOutcome | undefined {
  return data.outcomes[data.rows[row]!.cells[host]!];
}

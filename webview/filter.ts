import type { MatrixCell, MatrixData } from "../client/matrix/matrix-data.ts";

export interface MatrixFilter {
  /** A status, or "" for all. */
  status: string;
  /** A group of hosts, or "" for all. */
  group: string;
  /** What the check, the host or a reason contains, in any case. */
  text: string;
}

/** The rows and columns that a filter leaves, as indexes into the data. */
export interface VisibleMatrix {
  rows: number[];
  hosts: number[];
}

export function visibleMatrix(
  { rows, hosts }: MatrixData,
  { status, group, text }: MatrixFilter,
): VisibleMatrix {
  const wanted = text.trim().toLowerCase();
  const has = (value: string) => value.toLowerCase().includes(wanted);
  const inGroup = hosts.flatMap((host, index) =>
    group === "" || host.groups.includes(group) ? [index] : [],
  );
  // A text that names hosts chooses columns; else it chooses rows by check or reason.
  const named = wanted === "" ? [] : inGroup.filter((index) => has(hosts[index]!.name));
  const columns = named.length > 0 ? named : inGroup;
  const hasStatus = (cell: MatrixCell | null | undefined) => status === "" || cell?.status === status;
  const kept = rows.flatMap(({ check, cells }, index) => {
    const shown = columns.map((column) => cells[column]);
    const isMeant =
      wanted === "" || named.length > 0 || has(check) || shown.some((cell) => cell && has(cell.reason));
    return isMeant && shown.some(hasStatus) ? [index] : [];
  });
  return {
    rows: kept,
    hosts:
      status === ""
        ? columns
        : columns.filter((column) => kept.some((row) => hasStatus(rows[row]!.cells[column]))),
  };
}

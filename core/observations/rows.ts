import type { Rows } from "./observation.ts";

/** The rows with only these columns, in this order; undefined if one of them is not shown. */
export function onlyColumns({ columns, rows, where }: Rows, wanted: readonly string[]): Rows | undefined {
  const names = columns.map((name) => name.toLowerCase());
  const at = wanted.map((name) => names.indexOf(name.trim().toLowerCase()));
  if (at.includes(-1)) return undefined;
  return {
    columns: wanted,
    rows: rows.map((row) => at.map((column) => row[column])),
    ...(where !== undefined && { where }),
  };
}

/** The normal form of a condition: blanks, case and the two kinds of quotes make no difference. */
export function whereKey(where: string | undefined): string | undefined {
  return where
    ?.trim()
    .toLowerCase()
    .replace(/"/g, "'")
    .replace(/\s*([<>=!]+)\s*/g, "$1")
    .replace(/\s+/g, " ");
}

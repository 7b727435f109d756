import type { ExportedVerdicts } from "../../server/protocol.ts";
import type { MatrixExport } from "./matrix-data.ts";

/** The id of an exported policy, and the part to export if that is not all of it. */
export interface ExportedPart {
  policy: string;
  only?: ExportedVerdicts[];
}

/**
 * The parts of the shown policies to export: all, or what passes a filter.
 *
 * @param shown ids of policies, in the order of the file
 */
export function exportedParts(shown: readonly string[], only: MatrixExport | undefined): ExportedPart[] {
  if (only === undefined) return shown.map((policy) => ({ policy }));
  return shown.flatMap((policy) => {
    const checks = only.checks.filter((one) => one.policy === policy).map(({ check }) => check);
    return checks.length === 0 ? [] : [{ policy, only: [{ checks, hosts: only.hosts }] }];
  });
}

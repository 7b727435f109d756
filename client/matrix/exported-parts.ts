import type { ExportedVerdicts } from "../../server/protocol.ts";
import type { MatrixExport } from "./matrix-data.ts";

/** A policy that is exported, by its id, and what of it is meant where that is not all. */
export interface ExportedPart {
  policy: string;
  only?: ExportedVerdicts[];
}

/**
 * What is exported of the policies that are shown: all of them, or what a filter leaves.
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

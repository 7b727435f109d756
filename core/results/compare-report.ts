import type { Verdict } from "../evaluate/verdict.ts";
import { readSnapshot } from "../snapshot/read-snapshot.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { type ComparedResult, compareResults } from "./compare-results.ts";
import { readScannerResults } from "./scanner-results.ts";

export interface ComparedReport {
  hosts: { name: string; checks: ComparedResult[] }[];
  /** Hosts of the report that no snapshot has the name of. */
  missing: string[];
  /** Where the report breaks off, one sentence each. */
  warnings: string[];
}

/**
 * Compares the results in a `.nessus` report with our verdicts, host by host. What a host showed comes from the snapshot of
 * its name; for the only host of a report, else from the open ports in the report.
 */
export function compareReport(
  report: string,
  snapshots: readonly { name: string; snapshot: Snapshot }[],
  judge: (snapshot: Snapshot) => Verdict[],
): ComparedReport {
  const { hosts: scanned, warnings } = readScannerResults(report);
  const compared: ComparedReport = { hosts: [], missing: [], warnings };
  // The open ports of several hosts are read as one list.
  const own = scanned.length === 1 ? readSnapshot(report) : undefined;
  for (const { name, results } of scanned) {
    const snapshot = snapshots.find((host) => host.name === name)?.snapshot ?? own;
    if (snapshot === undefined) compared.missing.push(name);
    else compared.hosts.push({ name, checks: compareResults(judge(snapshot), results) });
  }
  return compared;
}

import type { Snapshot } from "../snapshot/snapshot.ts";

/** What the scanner found for one check on one host. */
export interface ScannerResult {
  /** The description of the check, with white space as printed. */
  check: string;
  /** PASSED, FAILED, WARNING or ERROR, in capitals; or any other word. */
  result: string;
  actual?: string;
  policy?: string;
  auditFile?: string;
  /** Line of the report, from 1. */
  line: number;
}

export interface ScannedHost {
  name: string;
  /** Its other names in the report: its address, its DNS name. */
  otherNames: string[];
  results: ScannerResult[];
  /** The open ports in the report; undefined if no port scanner lists those of this host. */
  snapshot: Snapshot | undefined;
}

export interface ScannerResults {
  /** Hosts with results, in the order of the report. */
  hosts: ScannedHost[];
  /** What could not be read, and where the report is cut off; one sentence each. */
  warnings: string[];
}

/** Reads a report piece by piece, so that its size does not matter. */
export interface ScannerResultsReader {
  write(part: string): void;
  close(): ScannerResults;
}

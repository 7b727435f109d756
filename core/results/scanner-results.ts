import type { Snapshot } from "../snapshot/snapshot.ts";

/** What the scanner found of one check on one host. */
export interface ScannerResult {
  /** Description of the check, white space as printed. */
  check: string;
  /** PASSED, FAILED, WARNING or ERROR, in capitals; any other word too. */
  result: string;
  actual?: string;
  policy?: string;
  auditFile?: string;
  /** Line of the report, from 1. */
  line: number;
}

export interface ScannedHost {
  name: string;
  /** What else the report calls it: its address, its name in the DNS. */
  otherNames: string[];
  results: ScannerResult[];
  /** The open ports in the report; undefined where no port scanner lists those of this host. */
  snapshot: Snapshot | undefined;
}

export interface ScannerResults {
  /** Hosts with results, in the order of the report. */
  hosts: ScannedHost[];
  /** What could not be read, and where the report breaks off; one sentence each. */
  warnings: string[];
}

/** Reads a report part by part, so that its size does not matter. */
export interface ScannerResultsReader {
  write(part: string): void;
  close(): ScannerResults;
}

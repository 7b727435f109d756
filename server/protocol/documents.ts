/** Documents that are generated from policies and hosts: policies and comparisons. */
import type { PolicySource } from "./policy-files.ts";
import type { HostSource, SnapshotSource } from "./snapshots.ts";

/** A document that a request generates. */
export interface DocumentResult {
  text: string;
  /** Why there is no document. A sentence or two with a next step. */
  problem?: string;
  /** What it says, in a sentence. */
  summary?: string;
  /**
   * The same as markup for the body of a page; texts from policies and hosts are escaped. Links to lines have
   * addresses as `placeAddress` makes them.
   */
  page?: string;
}

/**
 * Address of a line, from 1, of one of the files that a page is about: `before` and `after`; `policy` and
 * `report`; `base`, `mine` and `next`. The caller that shows the page knows where these are.
 */
export function placeAddress(side: string, line: number): string {
  return `place:${side}:${line}`;
}

/** Generates a policy that describes the current state of hosts. */
export const generatePolicyMethod = "nessusAudit/generatePolicy";

export interface GeneratePolicyParams {
  hosts: HostSource[];
  /** The ports that any of the hosts has open, or those that all of them have open. */
  ports: "union" | "intersection";
  /** Left out: Windows if every snapshot is of Windows, else Unix. */
  dialect?: "unix" | "windows";
}

/**
 * What changed between two states of a host, as Markdown; with `policy`, which is open, also the verdicts
 * that change.
 */
export const compareSnapshotsMethod = "nessusAudit/compareSnapshots";

export interface CompareSnapshotsParams {
  before: HostSource;
  after: HostSource;
  policy?: string;
}

/** What a change of a policy means for ports and checks, as Markdown. */
export const comparePoliciesMethod = "nessusAudit/comparePolicies";

export interface ComparePoliciesParams {
  before: PolicySource & { name: string };
  after: PolicySource & { name: string };
}

/** Applies the changes that were made to one edition of a vendor's policy to the next edition. */
export const mergeEditionsMethod = "nessusAudit/mergeEditions";

export interface MergeEditionsParams {
  /** The edition that `mine` is based on. */
  base: PolicySource & { name: string };
  mine: PolicySource & { name: string };
  next: PolicySource & { name: string };
}

/** `text` is the merged policy, `summary` how many changes apply and conflict. */
export interface MergeEditionsResult extends DocumentResult {
  /** What became of each change, as Markdown; `page` shows the same. */
  report: string;
  conflicts: number;
}

/** Where our verdicts and the results in a `.nessus` report differ, as Markdown. */
export const compareResultsMethod = "nessusAudit/compareResults";

export interface CompareResultsParams {
  /** URI of the policy document; it has to be open on the server. */
  policy: string;
  report: SnapshotSource;
  hosts: HostSource[];
  /** True: includes the names of hosts and what was found on them; otherwise it is safe to share. */
  withHosts: boolean;
}

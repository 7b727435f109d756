/** Verdicts as text or as data, for clients without a view of them. */
import type { SnapshotSource } from "./snapshots.ts";
import type { EvaluateHostsParams } from "./verdicts.ts";

/** Verdicts as text: what the matrix exports, what is copied from the view of verdicts, and what is saved. */
export const exportVerdictsMethod = "nessusAudit/exportVerdicts";

export const exportFormats = [
  "csv",
  "text",
  "markdown",
  "json",
  "html",
  "sarif",
  "junit",
  "tap",
  "unix",
  "github",
  "azure",
  "gitlab",
  "rdjson",
  "checkstyle",
] as const;

export type ExportFormat = (typeof exportFormats)[number];

export interface ExportVerdictsParams {
  /** In the order of the text. */
  policies: ExportedPolicy[];
  format: ExportFormat;
}

export interface ExportedPolicy extends EvaluateHostsParams {
  /** The name of the policy in the file. */
  policyName: string;
  /** Left out: the verdicts of all checks on all hosts. */
  only?: ExportedVerdicts[];
}

/** The verdicts of some checks on some hosts; without one of the two, of all checks, or on all hosts. */
export interface ExportedVerdicts {
  /** As in `ProtocolVerdict.id`. */
  checks?: string[];
  /** As in `HostSummary.id`. */
  hosts?: string[];
}

export interface ExportVerdictsResult {
  text: string;
  /** As in `EvaluateHostsResult`. */
  notHeld?: string[];
}

/**
 * A command of the server that evaluates an open policy on snapshots. Answers with the verdicts, as
 * `schema/output/check.schema.json` says.
 */
export const evaluateCommand = "nessus-audit.evaluate";

export interface EvaluateArgument {
  /** URI of the policy document; it has to be open on the server. */
  policy: string;
  /**
   * The snapshots of hosts, one text each. `name` is used in the verdicts if the text does not name its host.
   */
  snapshots: Pick<SnapshotSource, "name" | "text" | "base64">[];
  /** Left out: JSON as a value; every other format is a string. */
  format?: ExportFormat;
  /** False: only hosts that the policy is for, as its targets say. */
  allHosts?: boolean;
}

/** Findings of policies that need not be open, and the baseline of known findings. */
import type { Diagnostic } from "vscode-languageserver";
import type { PolicySource } from "./policy-files.ts";

/** Lints policies that need not be open; cancellable between two of them. */
export const lintMethod = "nessusAudit/lint";

export interface LintParams {
  policies: PolicySource[];
  /**
   * The folder that paths are relative to, as a URI with a trailing slash. If given, findings are also
   * returned as lines, and include those about encodings, since the policies are checked as files.
   */
  linesFrom?: string;
  /** True: also returns the fingerprints for a baseline; the policies are then checked as files too. */
  fingerprints?: boolean;
}

export interface LintResult {
  /** In the order of the request. */
  policies: LintedPolicy[];
  /** Configurations with mistakes that one of the policies follows; only if lines are asked for. */
  configurations?: { uri: string; lines: string; errors: number; fingerprints?: string[] }[];
}

export interface LintedPolicy {
  uri: string;
  diagnostics: Diagnostic[];
  /** Set if the configuration leaves the policy out. */
  ignored?: true;
  /** All findings, as `nessus-audit lint --format unix` prints them; only if lines are asked for. */
  lines?: string;
  /** How many of them are errors; only if lines are asked for. */
  errors?: number;
  /** The fingerprints for a baseline; only if they are asked for. */
  fingerprints?: string[];
}

/** The text of a baseline, as `nessus-audit lint --update-baseline` writes it. */
export const baselineTextMethod = "nessusAudit/baselineText";

export interface BaselineTextParams {
  /** URI of the baseline, in a folder of the workspace. */
  baseline: string;
  /** The findings in these files, policies and configurations. */
  files: { uri: string; fingerprints: string[] }[];
}

export interface BaselineTextResult {
  text: string;
}

/** Findings of policies that need not be open, and the baseline of those that are known. */
import type { Diagnostic } from "vscode-languageserver";
import type { PolicySource } from "./policy-files.ts";

/** Lints policies that need not be open; cancellable between two of them. */
export const lintMethod = "nessusAudit/lint";

export interface LintParams {
  policies: PolicySource[];
  /**
   * The folder that paths are relative to, as a URI with a slash at its end. What is found is then put into lines too,
   * and what is found of encodings belongs to it: the policies are looked at as files.
   */
  linesFrom?: string;
  /** True: the fingerprints that a baseline has are wanted too; the policies are then looked at as files, likewise. */
  fingerprints?: boolean;
}

export interface LintResult {
  /** In the order of the request. */
  policies: LintedPolicy[];
  /** Configurations with mistakes that one of the policies follows; where lines are asked for. */
  configurations?: { uri: string; lines: string; errors: number; fingerprints?: string[] }[];
}

export interface LintedPolicy {
  uri: string;
  diagnostics: Diagnostic[];
  /** Set where the configuration leaves the policy out. */
  ignored?: true;
  /** All that was found, as `nessus-audit lint --format unix` prints it; where lines are asked for. */
  lines?: string;
  /** How many of them are errors; likewise. */
  errors?: number;
  /** What a baseline has of it; where that is asked for. */
  fingerprints?: string[];
}

/** The text of a baseline, as `nessus-audit lint --update-baseline` writes it. */
export const baselineTextMethod = "nessusAudit/baselineText";

export interface BaselineTextParams {
  /** URI of the baseline, in a folder of the workspace. */
  baseline: string;
  /** What is found in these files, policies and configurations. */
  files: { uri: string; fingerprints: string[] }[];
}

export interface BaselineTextResult {
  text: string;
}

import type { Because, EvidenceSocket, Status } from "../evaluate/verdict.ts";
import type { LeftOut } from "../findings/bounded.ts";
import type { Severity } from "../findings/finding.ts";
import type { Excerpt } from "../observations/excerpt.ts";
import { countText } from "../text/plural.ts";

/**
 * What the formats print: findings and verdicts with lines and columns instead of offsets into a text, so
 * that the texts can be released. Lines and columns count from 1, columns in UTF-16 code units.
 */

export interface Place {
  line: number;
  column: number;
  offset: number;
}

export interface Range {
  start: Place;
  end: Place;
}

export interface LintReport {
  tool: Tool;
  /** In the order of printing; includes files without findings. */
  files: ReportedFile[];
}

export interface Tool {
  version: string;
  /** What is known about the rules; a format that lists rules lists those with findings. */
  rules: ReadonlyMap<string, RuleDescription>;
}

export interface RuleDescription {
  summary: string;
  severity: Severity;
  /** Why it matters, as Markdown. */
  why: string;
  /** A policy in which it is found, and the same policy corrected. */
  bad: string;
  good: string;
  /** What it is about, in a word: the folder of the rule. */
  family: string;
}

export interface ReportedFile {
  /** Relative to the working folder, with `/`. */
  path: string;
  findings: ReportedFinding[];
  /** How many other findings there are, if there are too many to show. */
  leftOut?: LeftOut;
}

export interface ReportedFinding {
  rule: string;
  severity: Severity;
  message: string;
  range: Range;
  related?: { range: Range; message: string };
  fix?: ReportedFix;
  /** The URL of the rule's page. */
  url: string;
  /** The lines of the range, without line ends; at most three. */
  source: string[];
  /** Stays the same when the file is edited elsewhere. */
  fingerprint: string;
  /** Columns, from 1, in UTF-8 bytes, of the places after non-ASCII characters. */
  utf8Columns?: readonly Utf8Column[];
}

export interface Utf8Column {
  offset: number;
  column: number;
}

export interface ReportedFix {
  title: string;
  safe: boolean;
  edits: { range: Range; newText: string }[];
}

export interface CheckReport {
  tool: Tool;
  /** True: an undecided verdict does not fail the run; test reports call it skipped. */
  undecidedPasses?: boolean;
  /**
   * Policy by policy, host by host, check by check. They may be created again on each iteration, because
   * those of thousands of hosts would fill the memory: formats iterate over them, and keep none.
   */
  results: Iterable<ReportedVerdict>;
  /** What the allow and deny lists of the policies mean, for the map of ports. */
  portLists?: ReportedPortList[];
}

export interface ReportedPortList {
  kind: "allowed" | "denied";
  proto: "tcp" | "udp";
  /** Contiguous ranges of ports, both ends included. */
  ranges: [lo: number, hi: number][];
  description: string;
}

export interface ReportedVerdict {
  /** Path of the policy. */
  policy: string;
  /** Name of the host. */
  host: string;
  /** The file that lines of the snapshot refer to. */
  snapshot?: string;
  check: ReportedCheck;
  status: Status;
  /** What the snapshot says to expect, if expectations are compared. */
  expected?: string;
  because?: Because;
  remedy?: string;
  /** The status if the scanner reaches the check, if that depends on an undecided condition. */
  ifReached?: Status;
  gate?: ReportedGate;
  reason: string;
  evidence: ReportedEvidence[];
  moreEvidence?: number;
  ignored: (EvidenceSocket & { why: string })[];
  moreIgnored?: number;
  notes: string[];
}

/** An undecided condition. */
export interface ReportedGate {
  description: string;
  why: string;
  remedy: string;
  /** The line of the condition in the policy. */
  line: number;
}

export interface ReportedCheck {
  type: string;
  description: string;
  /** The line of the check's opening tag in the policy. */
  line: number;
}

export interface ReportedEvidence {
  element?: { text: string; line: number };
  socket?: EvidenceSocket;
  excerpt?: Excerpt;
  violation: boolean;
  message: string;
}

/** The counts in the summary of a lint report. */
export interface LintSummary {
  files: number;
  error: number;
  warning: number;
  hint: number;
}

export function summariseFindings(files: readonly ReportedFile[]): LintSummary {
  const summary = { files: files.length, error: 0, warning: 0, hint: 0 };
  for (const { findings, leftOut } of files) {
    for (const { severity } of findings) summary[severity]++;
    for (const severity of ["error", "warning", "hint"] as const)
      summary[severity] += leftOut?.[severity] ?? 0;
  }
  return summary;
}

/** The counts in the summary of a check report. */
export interface CheckSummary {
  passed: number;
  failed: number;
  warning: number;
  error: number;
  skipped: number;
  undecided: number;
  notEvaluated: number;
}

const summaryKeys: Record<Status, keyof CheckSummary> = {
  PASSED: "passed",
  FAILED: "failed",
  WARNING: "warning",
  ERROR: "error",
  SKIPPED: "skipped",
  UNDECIDED: "undecided",
  NOT_EVALUATED: "notEvaluated",
};

/**
 * The counts by status, in the order in which they are shown; passed and failed always, the others only if
 * there are any.
 */
export function shownCounts(summary: CheckSummary): { key: keyof CheckSummary; text: string }[] {
  return (Object.entries(countWords) as [keyof CheckSummary, string][])
    .filter(([key]) => summary[key] > 0 || key === "passed" || key === "failed")
    .map(([key, word]) => ({ key, text: countText(summary[key], word) }));
}

const countWords: Record<keyof CheckSummary, string> = {
  passed: "passed",
  failed: "failed",
  warning: "warning",
  error: "error",
  undecided: "undecided",
  skipped: "skipped",
  notEvaluated: "not evaluated",
};

export function summariseVerdicts(results: Iterable<{ status: Status }>): CheckSummary {
  const summary = { passed: 0, failed: 0, warning: 0, error: 0, skipped: 0, undecided: 0, notEvaluated: 0 };
  countVerdicts(results, summary);
  return summary;
}

/** Counts more verdicts. */
export function countVerdicts(results: Iterable<{ status: Status }>, summary: CheckSummary): void {
  for (const { status } of results) summary[summaryKeys[status]]++;
}

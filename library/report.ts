import { harmlessText, type Tool, reportFormats as writers } from "../core/library.ts";
import type { Verdict } from "./evaluate.ts";
import type { Finding } from "./lint.ts";
import { rules } from "./rules.ts";
import { version } from "./version.ts";

/** A value of `--format` on the command line. */
export type ReportFormat =
  | "text"
  | "json"
  | "sarif"
  | "junit"
  | "github"
  | "azure"
  | "rdjson"
  | "checkstyle"
  | "gitlab"
  | "unix"
  | "tap"
  | "html"
  | "markdown";

export const reportFormats = Object.keys(
  writers satisfies Record<ReportFormat, unknown>,
) as readonly ReportFormat[];

/** A checked file, with or without findings. */
export interface FindingsOfFile {
  /** With `/`, relative to the folder that readers of the report look in. */
  path: string;
  findings: Finding[];
}

const tool: Tool = { version, rules: new Map(rules.map(({ id, url: _, ...rule }) => [id, rule])) };

/**
 * Writes findings as the text of a report, without control sequences for terminals or commands for CI agents.
 */
export function findingsAs(format: ReportFormat, files: FindingsOfFile[]): string {
  const { form, lint } = writers[format];
  return harmlessText(lint({ tool, files }), form);
}

/** Writes verdicts as the text of a report; those of the same policy and host must be adjacent. */
export function verdictsAs(format: ReportFormat, verdicts: Iterable<Verdict>): string {
  const { form, check } = writers[format];
  return harmlessText(check({ tool, results: [...verdicts] }), form);
}

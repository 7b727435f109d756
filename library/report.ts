import { harmlessText, type Tool, reportFormats as writers } from "../core/library.ts";
import type { Verdict } from "./evaluate.ts";
import type { Finding } from "./lint.ts";
import { rules } from "./rules.ts";
import { version } from "./version.ts";

/** A format that the command line has for `--format`. */
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

/** A file, those without findings too. */
export interface FindingsOfFile {
  /** With `/`, relative to what readers of the report are to look in. */
  path: string;
  findings: Finding[];
}

const tool: Tool = { version, rules: new Map(rules.map(({ id, url: _, ...rule }) => [id, rule])) };

/** Findings as the text of a report. Nothing in it commands a terminal or the agent of a CI service. */
export function findingsAs(format: ReportFormat, files: FindingsOfFile[]): string {
  const { form, lint } = writers[format];
  return harmlessText(lint({ tool, files }), form);
}

/** Verdicts as the text of a report; those of a policy on a host follow each other. */
export function verdictsAs(format: ReportFormat, verdicts: Iterable<Verdict>): string {
  const { form, check } = writers[format];
  return harmlessText(check({ tool, results: [...verdicts] }), form);
}

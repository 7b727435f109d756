import type { Status } from "../../evaluate/verdict.ts";
import type { Severity } from "../../findings/finding.ts";
import {
  checkName,
  doubtText,
  groupVerdicts,
  type SharedDoubt,
  verdictBlocks,
  verdictDetails,
} from "../check/verdict-groups.ts";
import { relatedPlace } from "../related-place.ts";
import type { ReportedFile, ReportedVerdict } from "../report.ts";
import type { Annotation } from "./annotations.ts";
import { doubtLine, findingLine, verdictLine } from "./unix.ts";

/** Findings as annotations. */
export function* findingAnnotations(files: readonly ReportedFile[]): Generator<Annotation> {
  for (const { path, findings } of files) {
    for (const finding of findings) {
      const { rule, severity, message, range } = finding;
      const { start, end } = range;
      yield {
        severity,
        message: [message, relatedPlace(finding)].filter((text) => text !== undefined).join("\n"),
        line: findingLine(path, finding),
        path,
        at: { line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
        title: rule,
      };
    }
  }
}

export const verdictSeverities: Partial<Record<Status, Severity>> = {
  FAILED: "error",
  ERROR: "error",
  WARNING: "warning",
  UNDECIDED: "warning",
};

/**
 * Verdicts that need attention as annotations at the lines of their checks; an undecided condition is a
 * single one.
 */
export function* verdictAnnotations(results: Iterable<ReportedVerdict>): Generator<Annotation> {
  for (const { verdicts } of groupVerdicts(results)) {
    for (const block of verdictBlocks(verdicts)) {
      if (block.kind === "doubt") yield doubtAnnotation(block.doubt);
      else yield* verdictAnnotation(block.verdict);
    }
  }
}

function verdictAnnotation(verdict: ReportedVerdict): Annotation[] {
  const { policy, host, check, status } = verdict;
  const severity = verdictSeverities[status];
  if (!severity) return [];
  return [
    {
      severity,
      message: verdictDetails(verdict).join("\n"),
      line: verdictLine(verdict),
      path: policy,
      at: { line: check.line },
      title: `${status} on ${host}: ${checkName(check)}`,
    },
  ];
}

function doubtAnnotation(doubt: SharedDoubt): Annotation {
  const { policy, host, title, line } = doubt;
  return {
    severity: "hint",
    message: doubtText(doubt),
    line: doubtLine(doubt),
    path: policy,
    at: { line },
    title: `UNDECIDED on ${host}: ${title}`,
  };
}

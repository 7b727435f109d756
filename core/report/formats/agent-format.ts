import type { CheckReport, LintReport } from "../report.ts";
import { findingAnnotations, verdictAnnotations } from "./annotated.ts";
import { type AgentCommands, annotationLines } from "./annotations.ts";

/** Reports as commands of a CI agent. Of verdicts, those that need attention; an undecided condition is a single one. */
export function agentFormat(commands: AgentCommands) {
  const checkInPieces = ({ results }: CheckReport): Iterable<string> =>
    annotationLines(verdictAnnotations(results), commands);
  return {
    lint: ({ files }: LintReport): string =>
      [...annotationLines(findingAnnotations(files), commands)].join(""),
    check: (report: CheckReport): string => [...checkInPieces(report)].join(""),
    checkInPieces,
  };
}

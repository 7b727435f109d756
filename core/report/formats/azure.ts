import type { Severity } from "../../findings/finding.ts";
import type { CheckReport, LintReport } from "../report.ts";
import { findingAnnotations, verdictAnnotations } from "./annotated.ts";
import {
  type AgentCommands,
  annotationLines,
  type Escapes,
  escaped,
  lineEnds,
  properties,
} from "./annotations.ts";

/** Azure Pipelines has no third kind. */
const types: Record<Severity, string> = { error: "error", warning: "warning", hint: "warning" };

/** Logging commands of Azure Pipelines. */
const azure: AgentCommands = {
  kindOf: (severity) => types[severity],
  command: ({ severity, message, path, title, at: { line, column } }) =>
    issue(
      { type: types[severity], sourcepath: path, linenumber: line, columnnumber: column ?? 1, code: title },
      message,
    ),
  note: (severity, message) => issue({ type: types[severity] }, message),
};

/** Findings as issues of a task, which Azure Pipelines lists in the summary of a run. */
export function lintAsAzure({ files }: LintReport): string {
  return [...annotationLines(findingAnnotations(files), azure)].join("");
}

/** Verdicts that need attention as issues of a task; an undecided condition is a single one. */
export function checkAsAzure(report: CheckReport): string {
  return [...checkAsAzurePieces(report)].join("");
}

/** The same, piece by piece. */
export function checkAsAzurePieces({ results }: CheckReport): Iterable<string> {
  return annotationLines(verdictAnnotations(results), azure);
}

/** Escapes as the task library does (`azure-pipelines-task-lib`, taskcommand.ts). */
const inMessage: Escapes = [["%", "%AZP25"], ...lineEnds];
const inProperty: Escapes = [...inMessage, ["]", "%5D"], [";", "%3B"]];

function issue(values: Record<string, string | number>, message: string): string {
  const list = properties(values, inProperty).map((property) => `${property};`);
  return `##vso[task.logissue ${list.join("")}]${escaped(message, inMessage)}\n`;
}

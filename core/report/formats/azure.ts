import type { Severity } from "../../findings/finding.ts";
import type { CheckReport, LintReport } from "../report.ts";
import { findingAnnotations, verdictAnnotations } from "./annotated.ts";
import { type AgentCommands, annotationLines } from "./annotations.ts";

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

function issue(properties: Record<string, string | number>, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))};`);
  return `##vso[task.logissue ${list.join("")}]${escapeData(message)}\n`;
}

/** Escapes as the task library does (`azure-pipelines-task-lib`, taskcommand.ts). */
function escapeData(text: string): string {
  return text.replaceAll("%", "%AZP25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll("]", "%5D").replaceAll(";", "%3B");
}

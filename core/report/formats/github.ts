import type { Severity } from "../../findings/finding.ts";
import type { CheckReport, LintReport } from "../report.ts";
import { findingAnnotations, verdictAnnotations } from "./annotated.ts";
import { type AgentCommands, annotationLines } from "./annotations.ts";

const commands: Record<Severity, string> = { error: "error", warning: "warning", hint: "notice" };

/** Workflow commands of GitHub Actions. */
const github: AgentCommands = {
  kindOf: (severity) => commands[severity],
  command: ({ severity, message, path, title, at: { line, column, endLine, endColumn } }) =>
    workflowCommand(commands[severity], message, {
      file: path,
      line,
      ...(endLine !== undefined && { endLine }),
      // columns are only allowed within one line
      ...(endLine === line && column !== undefined && endColumn !== undefined && { col: column, endColumn }),
      title,
    }),
  note: (severity, message) => workflowCommand(commands[severity], message, { title: "nessus-audit" }),
};

/** Findings as workflow commands, which GitHub shows at the lines of a pull request. */
export function lintAsGithub({ files }: LintReport): string {
  return [...annotationLines(findingAnnotations(files), github)].join("");
}

/**
 * Verdicts that need attention as workflow commands at the lines of their checks; an undecided condition is a
 * single one.
 */
export function checkAsGithub(report: CheckReport): string {
  return [...checkAsGithubPieces(report)].join("");
}

/** The same, piece by piece. */
export function checkAsGithubPieces({ results }: CheckReport): Iterable<string> {
  return annotationLines(verdictAnnotations(results), github);
}

function workflowCommand(
  command: string,
  message: string,
  properties: Record<string, string | number>,
): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${command} ${list.join(",")}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

import type { Severity } from "../../findings/finding.ts";
import { agentFormat } from "./agent-format.ts";
import { type AgentCommands, type Escapes, escaped, lineEnds, properties } from "./annotations.ts";

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

/** Findings and verdicts as workflow commands, which GitHub shows at the lines of a pull request. */
export const {
  lint: lintAsGithub,
  check: checkAsGithub,
  checkInPieces: checkAsGithubPieces,
} = agentFormat(github);

/** Escapes as the toolkit does (`@actions/core`, command.ts). */
const inMessage: Escapes = [["%", "%25"], ...lineEnds];
const inProperty: Escapes = [...inMessage, [":", "%3A"], [",", "%2C"]];

function workflowCommand(command: string, message: string, values: Record<string, string | number>): string {
  return `::${command} ${properties(values, inProperty).join(",")}::${escaped(message, inMessage)}\n`;
}

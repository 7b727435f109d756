import type { Severity } from "../../findings/finding.ts";
import { agentFormat } from "./agent-format.ts";
import { type AgentCommands, type Escapes, escaped, lineEnds, properties } from "./annotations.ts";

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

/** Findings and verdicts as issues of a task, which Azure Pipelines lists in the summary of a run. */
export const {
  lint: lintAsAzure,
  check: checkAsAzure,
  checkInPieces: checkAsAzurePieces,
} = agentFormat(azure);

/** Escapes as the task library does (`azure-pipelines-task-lib`, taskcommand.ts). */
const inMessage: Escapes = [["%", "%AZP25"], ...lineEnds];
const inProperty: Escapes = [...inMessage, ["]", "%5D"], [";", "%3B"]];

function issue(values: Record<string, string | number>, message: string): string {
  const list = properties(values, inProperty).map((property) => `${property};`);
  return `##vso[task.logissue ${list.join("")}]${escaped(message, inMessage)}\n`;
}

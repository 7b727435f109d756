import * as vscode from "vscode";
import type { ProtocolVerdict } from "../../server/protocol.ts";
import type { PositionArguments } from "../commands/reveal.ts";
import type { Evaluation } from "../verdicts/evaluations.ts";
import { socketText, statusText } from "../verdicts/verdict-text.ts";

const evidenceShown = 12;

/** The whole story of a verdict. Text of the policy and the snapshot is appended as text, never as markup. */
export function verdictHover(
  verdict: ProtocolVerdict,
  { policy, snapshot }: Evaluation,
): vscode.MarkdownString {
  const hover = new vscode.MarkdownString();
  hover.isTrusted = { enabledCommands: ["nessusAudit.revealPosition"] };
  const link = (text: string, uri: vscode.Uri, line: number, character = 0) => {
    const target: PositionArguments = { uri: uri.toString(), line, character };
    hover.appendMarkdown(
      ` [${text}](command:nessusAudit.revealPosition?${encodeURIComponent(JSON.stringify(target))})`,
    );
  };

  hover
    .appendMarkdown(`**${statusText(verdict)}** on `)
    .appendText(snapshot.source.name)
    .appendMarkdown(": ");
  hover.appendText(`${verdict.reason}\n\n`);
  for (const { message, element, socket } of verdict.evidence.slice(0, evidenceShown)) {
    hover.appendMarkdown("- ").appendText(message);
    if (element) {
      const { line, character } = element.range.start;
      link(`policy line ${line + 1}`, policy, line, character);
    }
    if (socket) link(`snapshot line ${socket.line}`, snapshot.document, socket.line - 1);
    hover.appendMarkdown("\n");
  }
  const more = verdict.evidence.length - evidenceShown;
  if (more > 0) hover.appendMarkdown(`- and ${more} more in the view *Audit Verdicts*\n`);
  for (const socket of verdict.ignored) {
    hover.appendMarkdown("- Left out: ").appendText(`${socketText(socket)}: ${socket.why}`);
    link(`snapshot line ${socket.line}`, snapshot.document, socket.line - 1);
    hover.appendMarkdown("\n");
  }
  for (const note of verdict.notes) hover.appendMarkdown("\n\n$(info) ").appendText(note);
  hover.supportThemeIcons = true;
  return hover;
}

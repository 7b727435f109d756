import * as vscode from "vscode";
import type { ProtocolPosition, ProtocolSocket, ProtocolVerdict } from "../../server/protocol.ts";
import type { PositionArguments } from "../commands/reveal.ts";
import type { Evaluation } from "../verdicts/evaluations.ts";
import { socketText, statusText } from "../verdicts/verdict-text.ts";
import { markdownText } from "./markdown-text.ts";

const evidenceShown = 12;
const revealCommand = "nessusAudit.revealPosition";

/** The whole story of a verdict, with links to the port elements and to the lines of the snapshot. */
export function verdictHover(
  verdict: ProtocolVerdict,
  { policy, snapshot }: Evaluation,
): vscode.MarkdownString {
  const inPolicy = ({ line, character }: ProtocolPosition) =>
    link(`policy line ${line + 1}`, { uri: policy.toString(), line, character });
  const inSnapshot = ({ line }: ProtocolSocket) =>
    link(`snapshot line ${line}`, { uri: snapshot.document.toString(), line: line - 1, character: 0 });

  const shown = verdict.evidence.slice(0, evidenceShown);
  const items = shown.map(({ message, element, socket }) => {
    const links = [
      ...(element ? [inPolicy(element.range.start)] : []),
      ...(socket ? [inSnapshot(socket)] : []),
    ];
    return [markdownText(message), ...links].join(" · ");
  });
  const more = verdict.evidence.length - shown.length;
  if (more > 0) items.push(`and ${more} more in the view *Audit Verdicts*`);
  for (const socket of verdict.ignored) {
    items.push(`Left out: ${markdownText(`${socketText(socket)}: ${socket.why}`)} · ${inSnapshot(socket)}`);
  }

  const headline = `**${statusText(verdict)}** on ${markdownText(`${snapshot.source.name}: ${verdict.reason}`)}`;
  const notes = verdict.notes.map((note) => `*Note:* ${markdownText(note)}`);
  const list = items.map((item) => `- ${item}`).join("\n");
  const hover = new vscode.MarkdownString([headline, list, ...notes].join("\n\n"));
  hover.isTrusted = { enabledCommands: [revealCommand] };
  return hover;
}

function link(text: string, target: PositionArguments): string {
  return `[${text}](command:${revealCommand}?${encodeURIComponent(JSON.stringify(target))})`;
}

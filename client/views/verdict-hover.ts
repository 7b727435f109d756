import * as vscode from "vscode";
import type { ProtocolPosition, ProtocolSocket, ProtocolVerdict } from "../../server/protocol.ts";
import type { PositionArguments } from "../commands/reveal.ts";
import type { VouchArguments } from "../commands/vouch.ts";
import type { Evaluation } from "../verdicts/evaluations.ts";
import type { LineVerdict } from "../verdicts/line-verdicts.ts";
import { socketText, statusText } from "../verdicts/verdict-text.ts";
import { markdownText, markdownWithCode } from "./markdown-text.ts";

const evidenceShown = 12;
const hostsShown = 5;
const revealCommand = "nessusAudit.revealPosition";
const vouchCommand = "nessusAudit.vouch";

/** The details of what is shown at the end of a line, with links to the port elements and to the lines of the snapshot. */
export function verdictHover({ about }: LineVerdict, evaluation: Evaluation): vscode.MarkdownString {
  const hover = new vscode.MarkdownString(
    "gate" in about ? gateText(about) : verdictsText(about.verdicts, evaluation),
  );
  hover.isTrusted = { enabledCommands: [revealCommand, vouchCommand] };
  return hover;
}

function gateText({ gate, waiting }: Extract<LineVerdict["about"], { gate: unknown }>): string {
  const checks = waiting.length === 1 ? "1 check waits" : `${waiting.length} checks wait`;
  return [
    `**The condition is not decided**: ${markdownWithCode(gate.why)}`,
    helpText(gate.remedy),
    `${checks} for it.`,
  ].join("\n\n");
}

function verdictsText(verdicts: readonly ProtocolVerdict[], evaluation: Evaluation): string {
  const texts = verdicts.slice(0, hostsShown).map((verdict) => verdictText(verdict, evaluation));
  const more = verdicts.length - texts.length;
  if (more > 0) texts.push(`and ${more} more hosts in the view *Audit Verdicts*`);
  return texts.join("\n\n---\n\n");
}

function verdictText(verdict: ProtocolVerdict, { policy, snapshot }: Evaluation): string {
  const inPolicy = ({ line, character }: ProtocolPosition) =>
    link(`policy line ${line + 1}`, revealCommand, {
      uri: policy.toString(),
      line,
      character,
    } satisfies PositionArguments);
  const inSnapshot = ({ line }: ProtocolSocket) =>
    link(`snapshot line ${line}`, revealCommand, {
      uri: snapshot.document.toString(),
      line: line - 1,
      character: 0,
    } satisfies PositionArguments);

  const shown = verdict.evidence.slice(0, evidenceShown);
  const items = shown.map(({ message, element, socket }) => {
    const links = [
      ...(element ? [inPolicy(element.range.start)] : []),
      ...(socket ? [inSnapshot(socket)] : []),
    ];
    return [markdownText(message), ...links].join(" · ");
  });
  const more = verdict.evidence.length - shown.length + (verdict.moreEvidence ?? 0);
  if (more > 0) items.push(`and ${more} more in the view *Audit Verdicts*`);
  const leftOut = verdict.ignored.slice(0, evidenceShown);
  for (const socket of leftOut) {
    items.push(`Left out: ${markdownText(`${socketText(socket)}: ${socket.why}`)} · ${inSnapshot(socket)}`);
  }
  const moreLeftOut = verdict.ignored.length - leftOut.length + (verdict.moreIgnored ?? 0);
  if (moreLeftOut > 0) items.push(`Left out: ${moreLeftOut} more`);

  const host = verdict.host ?? snapshot.source.name;
  const { gate, remedy, vouch, notes } = verdict;
  return [
    `**${statusText(verdict)}** on ${markdownText(host)}: ${markdownWithCode(verdict.reason)}`,
    ...(gate === undefined ? [] : [`Below a condition that is not decided: ${inPolicy(gate.range.start)}`]),
    ...(remedy === undefined ? [] : [helpText(remedy)]),
    ...(vouch === undefined ? [] : [vouchLink(policy, vouch)]),
    ...(items.length === 0 ? [] : [items.map((item) => `- ${item}`).join("\n")]),
    ...notes.map((note) => `*Note:* ${markdownWithCode(note)}`),
  ].join("\n\n");
}

function helpText(remedy: string): string {
  return `*Help:* ${markdownWithCode(remedy)}`;
}

function vouchLink(policy: vscode.Uri, protocol: "tcp" | "udp"): string {
  const target: VouchArguments = { policy: policy.toString(), protocols: [protocol] };
  return link(`This list of ${protocol.toUpperCase()} ports is complete`, vouchCommand, target);
}

function link(text: string, command: string, target: unknown): string {
  return `[${text}](command:${command}?${encodeURIComponent(JSON.stringify(target))})`;
}

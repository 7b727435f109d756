import * as vscode from "vscode";
import { describeSocket, escapeAroundCode, escapeMarkdown } from "../../core/views.ts";
import { t, tCount } from "../../l10n/translate.ts";
import type {
  HostVerdicts,
  NamedCheck,
  ProtocolDecision,
  ProtocolPosition,
  ProtocolStatus,
  ProtocolVerdict,
} from "../../server/protocol.ts";
import type { ExportArguments } from "../commands/export-arguments.ts";
import type { PositionArguments } from "../commands/reveal.ts";
import type { VouchArguments } from "../commands/vouch.ts";
import { takenText } from "../verdicts/age-text.ts";
import type { ShownEvaluation } from "../verdicts/evaluation.ts";
import { evidenceLine, evidenceText } from "../verdicts/evidence-line.ts";
import {
  checksWaiting,
  type LineVerdict,
  lineVerdicts,
  type OnHost,
  whatFollows,
} from "../verdicts/line-verdicts.ts";
import { snapshotPlace } from "../verdicts/snapshot-place.ts";
import { hostsText, statusText } from "../verdicts/verdict-text.ts";

const evidenceShown = 12;
const hostsShown = 5;
const revealCommand = "nessusAudit.revealPosition";
const vouchCommand = "nessusAudit.vouch";
const copyCommand = "nessusAudit.copyAsMarkdown";
const tryCommand = "nessusAudit.tryCheck";

/**
 * The details of the text at the end of a line, with links to the port elements and to the lines of the
 * snapshot; undefined if there is no such text.
 */
export function verdictHover(line: number, evaluation: ShownEvaluation): vscode.MarkdownString | undefined {
  const texts = lineVerdicts(evaluation.shown.hosts)
    .filter(({ at }) => at.line === line)
    .map(({ about }) => detailsOf(about, evaluation));
  if (texts.length === 0) return undefined;
  const hover = new vscode.MarkdownString(texts.join("\n\n---\n\n"));
  hover.isTrusted = { enabledCommands: [revealCommand, vouchCommand, tryCommand, copyCommand] };
  return hover;
}

function detailsOf(about: LineVerdict["about"], evaluation: ShownEvaluation): string {
  if ("gate" in about) return gateText(about);
  if ("verdicts" in about) return onEachHost(about.verdicts, (verdict) => verdictText(verdict, evaluation));
  return onEachHost(about.decisions, (decision) => decisionText(decision, evaluation));
}

function onEachHost<Said>(all: readonly OnHost<Said>[], text: (one: OnHost<Said>) => string): string {
  const texts = all.slice(0, hostsShown).map(text);
  const more = all.length - texts.length;
  if (more > 0)
    texts.push(
      tCount(
        more,
        "and {0} more host in the view *Audit Verdicts*",
        "and {0} more hosts in the view *Audit Verdicts*",
      ),
    );
  return texts.join("\n\n---\n\n");
}

function gateText({ gate, waiting }: Extract<LineVerdict["about"], { gate: unknown }>): string {
  const names = hostsText([...new Set(waiting.map(({ host }) => host.name))]);
  return [
    t("**The condition is not decided** on {0}: {1}", escapeMarkdown(names), escapeAroundCode(gate.why)),
    helpText(gate.remedy),
    t("{0} for it.", checksWaiting(waiting)),
  ].join("\n\n");
}

function decisionText({ host, said }: OnHost<ProtocolDecision>, evaluation: ShownEvaluation): string {
  const checks = said.checks.map((verdict) => verdictText({ host, said: verdict }, evaluation));
  return [t("On {0}: {1}.", escapeMarkdown(host.name), escapeMarkdown(whatFollows(said))), ...checks].join(
    "\n\n",
  );
}

function verdictText({ host, said: verdict }: OnHost<ProtocolVerdict>, evaluation: ShownEvaluation): string {
  const { policy } = evaluation;
  const { gate, remedy, vouch, notes } = verdict;
  const { taken } = host.snapshot;
  const items = evidenceItems(verdict, host, evaluation);
  return [
    t(
      "**{0}** on {1}: {2}",
      statusText(verdict),
      escapeMarkdown(host.name),
      escapeAroundCode(verdict.reason),
    ),
    ...(taken === undefined ? [] : [t("*Snapshot {0}*", escapeMarkdown(takenText(taken, Date.now())))]),
    ...(gate === undefined
      ? []
      : [t("Below an undecided condition: {0}", policyLink(policy, gate.range.start))]),
    ...(remedy === undefined ? [] : [helpText(remedy)]),
    ...(vouch === undefined ? [] : [vouchLink(policy, vouch)]),
    ...(items.length === 0 ? [] : [items.map((item) => `- ${item}`).join("\n")]),
    ...notes.map((note) => t("*Note:* {0}", escapeAroundCode(note))),
    [...(isWorthTrying(verdict.status) ? [tryLink(policy, verdict)] : []), copyLink(policy, verdict)].join(
      " · ",
    ),
  ].join("\n\n");
}

function evidenceItems(
  { evidence, moreEvidence = 0, ignored, moreIgnored = 0 }: ProtocolVerdict,
  host: HostVerdicts,
  { policy, shown: { snapshot } }: ShownEvaluation,
): string[] {
  const inSnapshot = (line: number) => {
    const place = snapshotPlace(snapshot, host, line);
    return link(t("snapshot line {0}", place.line), revealCommand, {
      uri: place.uri.toString(),
      line: place.line - 1,
      character: 0,
    } satisfies PositionArguments);
  };
  const shown = evidence.slice(0, evidenceShown);
  const items = shown.map((piece) => {
    const line = evidenceLine(piece);
    const links = [
      ...(piece.element ? [policyLink(policy, piece.element.range.start)] : []),
      ...(line === undefined ? [] : [inSnapshot(line)]),
    ];
    return [escapeMarkdown(evidenceText(piece)), ...links].join(" · ");
  });
  const more = evidence.length - shown.length + moreEvidence;
  if (more > 0) items.push(t("and {0} more in the view *Audit Verdicts*", more));
  const leftOut = ignored.slice(0, evidenceShown);
  for (const socket of leftOut) {
    items.push(
      `${t("Left out: {0}", escapeMarkdown(`${describeSocket(socket)}: ${socket.why}`))} · ${inSnapshot(socket.line)}`,
    );
  }
  const moreLeftOut = ignored.length - leftOut.length + moreIgnored;
  if (moreLeftOut > 0) items.push(t("Left out: {0} more", moreLeftOut));
  return items;
}

function policyLink(policy: vscode.Uri, { line, character }: ProtocolPosition): string {
  return link(t("policy line {0}", line + 1), revealCommand, {
    uri: policy.toString(),
    line,
    character,
  } satisfies PositionArguments);
}

function helpText(remedy: string): string {
  return t("*Help:* {0}", escapeAroundCode(remedy));
}

function vouchLink(policy: vscode.Uri, protocol: "tcp" | "udp"): string {
  const target: VouchArguments = { policy: policy.toString(), protocols: [protocol] };
  return link(t("This list of {0} ports is complete", protocol.toUpperCase()), vouchCommand, target);
}

function isWorthTrying(status: ProtocolStatus): boolean {
  return status === "FAILED" || status === "WARNING" || status === "UNDECIDED";
}

function tryLink(policy: vscode.Uri, { id }: ProtocolVerdict): string {
  return link(t("Try this check"), tryCommand, { policy: policy.toString(), check: id } satisfies NamedCheck);
}

function copyLink(policy: vscode.Uri, { id }: ProtocolVerdict): string {
  const target: ExportArguments = { policy: policy.toString(), check: id };
  return link(t("Copy as Markdown"), copyCommand, target);
}

function link(text: string, command: string, target: unknown): string {
  return `[${text}](command:${command}?${encodeURIComponent(JSON.stringify(target))})`;
}

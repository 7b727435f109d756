import { describeSocket, excerptText } from "../../core/views.ts";
import { t, tCount } from "../../l10n/translate.ts";
import type {
  HostVerdicts,
  ProtocolDecided,
  ProtocolDecision,
  ProtocolEvidence,
  ProtocolExcerpt,
  ProtocolGate,
  ProtocolRange,
  ProtocolSocket,
  ProtocolStatus,
  ProtocolVerdict,
  SnapshotSummary,
} from "../../server/protocol.ts";
import { placeInFiles } from "../hosts/host-nodes.ts";
import { takenText } from "../verdicts/age-text.ts";
import { evidenceLine, evidenceText } from "../verdicts/evidence-line.ts";
import { whatFollows } from "../verdicts/line-verdicts.ts";
import { countsText, decidedText, needsText, statusText } from "../verdicts/verdict-text.ts";

/** The results view as plain data: the text of each line, what it links to, and the lines below it. */
export interface TreeNode {
  id: string;
  label: string;
  description?: string;
  icon: NodeIcon;
  expanded: boolean;
  /** The place in the policy that it links to. */
  inPolicy?: ProtocolRange;
  /** The place in the snapshot that it links to: the index of the file, and the line, from 1. */
  inSnapshot?: { file: number; line: number };
  /** The protocol for which the user can vouch that the list is complete. */
  vouch?: "tcp" | "udp";
  /** Ids of the check and the host that it is about, as in `ProtocolVerdict` and `HostSummary`. */
  check?: string;
  host?: string;
  /** True: a capture script would print what is missing. */
  needsCapture?: true;
  children: TreeNode[];
}

export type NodeIcon =
  | ProtocolStatus
  | "policy"
  | "host"
  | "condition"
  | "waiting"
  | "decided"
  | "help"
  | "violation"
  | "evidence"
  | "seen"
  | "socket"
  | "left-out"
  | "note"
  | "snapshot"
  | "problem";

export interface EvaluationSummary {
  policyName: string;
  /** Who the verdicts are about. */
  subject: string;
  hosts: readonly HostVerdicts[];
  problem?: string;
  /** False: nothing was read yet, or the file is gone. */
  wasRead: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

/** The line of a policy, with its verdicts and notes about the snapshot below it, host by host. */
export function evaluationNode(id: string, evaluation: EvaluationSummary): TreeNode {
  const { hosts, problem, now } = evaluation;
  const verdicts = hosts.flatMap((host) => host.verdicts);
  return {
    id,
    label: evaluation.policyName,
    description: t(
      "on {0}: {1}",
      evaluation.subject,
      problem === undefined ? countsText(verdicts) : t("no verdicts"),
    ),
    icon: "policy",
    expanded: true,
    children:
      problem === undefined
        ? hostNodes(id, hosts, now)
        : [problemNode(`${id}/problem`, problem, evaluation.wasRead)],
  };
}

/** The line that says why there are no verdicts, with a link to what was read. */
function problemNode(id: string, problem: string, wasRead: boolean): TreeNode {
  if (!wasRead) return placed(leaf(id, problem, "problem"), [1]);
  const read = { ...leaf(`${id}/read`, t("Show what was read"), "snapshot"), inSnapshot: 1 };
  return placed({ ...leaf(id, problem, "problem"), expanded: true, children: [read] }, [1]);
}

function hostNodes(id: string, hosts: readonly HostVerdicts[], now: number): TreeNode[] {
  const [only, ...others] = hosts;
  if (only === undefined) return [];
  if (others.length === 0) return oneHostNodes(id, only, now);
  return hosts.map((host, index): TreeNode => {
    const { name, verdicts } = host;
    return {
      id: `${id}/host-${index}`,
      label: name,
      description: countsText(verdicts),
      host: host.id,
      icon: "host",
      expanded: verdicts.some(({ status }) => isWorthALook(status)),
      children: oneHostNodes(`${id}/host-${index}`, host, now),
    };
  });
}

function oneHostNodes(id: string, host: HostVerdicts, now: number): TreeNode[] {
  const { verdicts, decisions, snapshot, firstLines, decided } = host;
  const nodes = [
    ...decisions.map((decision) => decisionNode(`${id}/${placeKey(decision.range)}`, decision)),
    ...verdictNodes(id, verdicts),
  ];
  // Sorted by place in the text; equal ones keep the order of the verdicts.
  nodes.sort((a, b) => (a.inPolicy?.start.line ?? 0) - (b.inPolicy?.start.line ?? 0));
  const counted =
    decided === undefined || decided.judged === 0 ? [] : [decidedNode(`${id}/decided`, decided)];
  return [...counted, ...nodes, snapshotNode(`${id}/snapshot`, snapshot, now)].map((node) =>
    placed(node, firstLines),
  );
}

/** How many checks are decided, and what would decide the rest. */
function decidedNode(id: string, decided: ProtocolDecided): LineNode {
  const needs = needsText(decided);
  return {
    ...leaf(id, decidedText(decided), "decided"),
    ...(needs !== undefined && { description: needs, needsCapture: true }),
  };
}

/** A node whose line number refers to the joined text of the files. */
interface LineNode extends Omit<TreeNode, "inSnapshot" | "children"> {
  inSnapshot?: number;
  children: LineNode[];
}

function placed({ inSnapshot, children, ...node }: LineNode, firstLines: readonly number[]): TreeNode {
  return {
    ...node,
    ...(inSnapshot !== undefined && { inSnapshot: placeInFiles(inSnapshot, firstLines) }),
    children: children.map((child) => placed(child, firstLines)),
  };
}

function placeKey({ start }: ProtocolRange): string {
  return `${start.line}:${start.character}`;
}

/** A decided condition, with the checks that decided it; they report nothing themselves. */
function decisionNode(id: string, decision: ProtocolDecision): LineNode {
  const { why, checks, range } = decision;
  const says = whatFollows(decision);
  return {
    ...leaf(id, `${says.charAt(0).toUpperCase()}${says.slice(1)}`, "condition"),
    description: why,
    inPolicy: range,
    children: checks.map((check) => ({ ...verdictNode(`${id}/${check.id}`, check), expanded: false })),
  };
}

/**
 * The checks of a host in the order of the policy; those below an undecided condition are below its line, and
 * those of a policy that the scanner would not run below the line that says so.
 */
function verdictNodes(id: string, verdicts: readonly ProtocolVerdict[]): LineNode[] {
  const nodes: LineNode[] = [];
  const groups = new Map<string, LineNode>();
  for (const verdict of verdicts) {
    const node = verdictNode(`${id}/${verdict.id}`, verdict);
    const { gate, because } = verdict;
    if (gate === undefined && because !== "refused") {
      nodes.push(node);
      continue;
    }
    const key = gate === undefined ? "refused" : placeKey(gate.range);
    let group = groups.get(key);
    if (group === undefined) {
      group =
        gate === undefined ? refusedNode(`${id}/refused`, verdict) : gateNode(`${id}/gate-${key}`, gate);
      groups.set(key, group);
      nodes.push(group);
    }
    const isRefused = gate === undefined;
    group.children.push({
      ...node,
      icon: "waiting",
      expanded: false,
      ...(isRefused && { description: statusText(verdict), children: [] }),
    });
  }
  return nodes;
}

function refusedNode(id: string, { reason, remedy }: ProtocolVerdict): LineNode {
  return {
    id,
    label: reason,
    icon: "UNDECIDED",
    expanded: true,
    children: remedy === undefined ? [] : [leaf(`${id}/help`, remedy, "help")],
  };
}

function gateNode(id: string, { description, why, remedy, range }: ProtocolGate): LineNode {
  return {
    id,
    label: description === "" ? t("Below a condition") : t('Below the condition "{0}"', description),
    description: `UNDECIDED — ${why}`,
    icon: "UNDECIDED",
    expanded: true,
    inPolicy: range,
    children: [leaf(`${id}/help`, remedy, "help")],
  };
}

function isWorthALook(status: ProtocolStatus): boolean {
  return status === "FAILED" || status === "WARNING" || status === "ERROR" || status === "UNDECIDED";
}

function verdictNode(id: string, verdict: ProtocolVerdict): LineNode {
  const { description, type, status, reason, remedy, vouch, gate, anchor } = verdict;
  const { evidence, moreEvidence, ignored, moreIgnored, notes } = verdict;
  return {
    id,
    label: description || type || t("Check without a description"),
    description: `${statusText(verdict)} — ${reason}`,
    icon: status,
    expanded: isWorthALook(status),
    check: verdict.id,
    inPolicy: anchor,
    ...(vouch !== undefined && { vouch }),
    children: [
      ...(remedy === undefined || gate !== undefined ? [] : [leaf(`${id}/help`, remedy, "help")]),
      ...evidence.map((piece, index) => evidenceNode(`${id}/${index}`, piece, status)),
      ...(moreEvidence === undefined ? [] : [leaf(`${id}/more`, t("and {0} more", moreEvidence), "note")]),
      ...ignored.map((socket, index) => leftOutNode(`${id}/left-out-${index}`, socket)),
      ...(moreIgnored === undefined
        ? []
        : [leaf(`${id}/more-left-out`, t("Left out: {0} more", moreIgnored), "left-out")]),
      ...notes.map((note, index) => leaf(`${id}/note-${index}`, note, "note")),
    ],
  };
}

function evidenceNode(id: string, evidence: ProtocolEvidence, status: ProtocolStatus): LineNode {
  const { element, socket, excerpt } = evidence;
  const line = evidenceLine(evidence);
  return {
    ...leaf(
      id,
      element ? evidence.message : evidenceText(evidence),
      evidenceIcon(status, evidence.violation),
    ),
    ...(element ? { inPolicy: element.range } : {}),
    ...(line === undefined ? {} : { inSnapshot: line }),
    expanded: evidence.violation,
    // With an element, there are two places to link to, so the match gets its own line.
    children: [
      ...(element && socket ? [socketNode(`${id}/socket`, socket)] : []),
      ...(element && excerpt ? [excerptNode(`${id}/line`, excerpt)] : []),
    ],
  };
}

/** Evidence that decides nothing is neither for nor against the host. */
function evidenceIcon(status: ProtocolStatus, violation: boolean): NodeIcon {
  if (status === "UNDECIDED") return "seen";
  return violation ? "violation" : "evidence";
}

function excerptNode(id: string, excerpt: ProtocolExcerpt): LineNode {
  const { line } = excerpt;
  return {
    ...leaf(id, excerptText(excerpt), "seen"),
    description: t("line {0} of the snapshot", line),
    inSnapshot: line,
  };
}

function socketNode(id: string, socket: ProtocolSocket): LineNode {
  return {
    ...leaf(id, describeSocket(socket), "socket"),
    description: t("line {0} of the snapshot", socket.line),
    inSnapshot: socket.line,
  };
}

function leftOutNode(id: string, socket: ProtocolSocket & { why: string }): LineNode {
  return {
    ...socketNode(id, socket),
    label: t("Left out: {0}", describeSocket(socket)),
    description: socket.why,
    icon: "left-out",
  };
}

function snapshotNode(id: string, snapshot: SnapshotSummary, now: number): LineNode {
  const contents = contentsOf(snapshot);
  if (snapshot.formats.length > 0) contents.push(snapshot.formats.join(", "));
  if (snapshot.host) contents.push(t("host {0}", snapshot.host));
  if (snapshot.taken !== undefined) contents.push(takenText(snapshot.taken, now));
  const children = [
    ...snapshot.warnings.map((warning, index) => ({
      ...leaf(`${id}/warning-${index}`, warning.message, "problem"),
      ...(warning.line === undefined ? {} : { inSnapshot: warning.line }),
    })),
    ...snapshot.unread.map((row, index) => ({
      ...leaf(`${id}/unread-${index}`, t("Not read: {0}", row.text.trim()), "problem"),
      description: t("line {0}: {1}", row.line, row.reason),
      inSnapshot: row.line,
    })),
    ...snapshot.notCounted.map((rows, index) => ({
      ...leaf(`${id}/not-counted-${index}`, `${rows.count} × ${rows.reason}`, "left-out"),
      description: t("not counted, from line {0}", rows.firstLine),
      inSnapshot: rows.firstLine,
    })),
  ];
  return {
    id,
    label: t("Snapshot: {0}", snapshot.name),
    description: contents.join(" · "),
    icon: "snapshot",
    // A warning or an unread row can be why a verdict looks wrong, so it is not hidden.
    expanded: snapshot.warnings.length + snapshot.unread.length > 0,
    inSnapshot: 1,
    children,
  };
}

/** The content of a snapshot, as counts: sockets, and what else there is. */
function contentsOf({ sockets, commands = 0, files = 0 }: SnapshotSummary): string[] {
  const others = [
    ...(commands === 0 ? [] : [tCount(commands, "{0} command", "{0} commands")]),
    ...(files === 0 ? [] : [tCount(files, "{0} file", "{0} files")]),
  ];
  const listed = sockets === 0 && others.length > 0 ? [] : [tCount(sockets, "{0} socket", "{0} sockets")];
  return [[...listed, ...others].join(", ")];
}

function leaf(id: string, label: string, icon: NodeIcon): LineNode {
  return { id, label, icon, expanded: false, children: [] };
}

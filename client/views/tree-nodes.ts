import type {
  EvaluateResult,
  ProtocolEvidence,
  ProtocolRange,
  ProtocolSocket,
  ProtocolStatus,
  ProtocolVerdict,
} from "../../server/protocol.ts";
import { countsText, socketText, statusText } from "../verdicts/verdict-text.ts";

/** The results view as plain data: what each line says, what it leads to, what stands below it. */
export interface TreeNode {
  id: string;
  label: string;
  description?: string;
  icon: NodeIcon;
  expanded: boolean;
  /** Where in the policy it leads to. */
  inPolicy?: ProtocolRange;
  /** Line of the snapshot that it leads to, from 1. */
  inSnapshot?: number;
  children: TreeNode[];
}

export type NodeIcon =
  | ProtocolStatus
  | "policy"
  | "violation"
  | "evidence"
  | "socket"
  | "left-out"
  | "note"
  | "snapshot"
  | "problem";

export interface EvaluationSummary {
  policyName: string;
  snapshotName: string;
  result?: EvaluateResult;
  problem?: string;
}

/** The line of a policy, with its verdicts and what is to be known of the snapshot below it. */
export function evaluationNode(id: string, evaluation: EvaluationSummary): TreeNode {
  const { result, problem } = evaluation;
  const verdicts = problem === undefined ? (result?.verdicts ?? []) : [];
  const children = verdicts.map((verdict, index) => verdictNode(`${id}/${index}`, verdict));
  if (problem !== undefined) children.push(leaf(`${id}/problem`, problem, "problem"));
  else if (result) children.push(snapshotNode(`${id}/snapshot`, result));
  return {
    id,
    label: evaluation.policyName,
    description: `on ${evaluation.snapshotName}: ${problem === undefined ? countsText(verdicts) : "no verdicts"}`,
    icon: "policy",
    expanded: true,
    children,
  };
}

function verdictNode(id: string, verdict: ProtocolVerdict): TreeNode {
  return {
    id,
    label: verdict.description || verdict.type || "Check without a description",
    description: `${statusText(verdict)} — ${verdict.reason}`,
    icon: verdict.status,
    expanded: verdict.status === "FAILED" || verdict.status === "WARNING" || verdict.status === "ERROR",
    inPolicy: verdict.anchor,
    children: [
      ...verdict.evidence.map((evidence, index) => evidenceNode(`${id}/${index}`, evidence)),
      ...verdict.ignored.map((socket, index) => leftOutNode(`${id}/left-out-${index}`, socket)),
      ...verdict.notes.map((note, index) => leaf(`${id}/note-${index}`, note, "note")),
    ],
  };
}

function evidenceNode(id: string, evidence: ProtocolEvidence): TreeNode {
  const { element, socket } = evidence;
  return {
    ...leaf(id, evidence.message, evidence.violation ? "violation" : "evidence"),
    ...(element ? { inPolicy: element.range } : {}),
    ...(socket ? { inSnapshot: socket.line } : {}),
    expanded: evidence.violation,
    // With an element there are two places to go to, so the socket gets a line of its own.
    children: element && socket ? [socketNode(`${id}/socket`, socket)] : [],
  };
}

function socketNode(id: string, socket: ProtocolSocket): TreeNode {
  return {
    ...leaf(id, socketText(socket), "socket"),
    description: `line ${socket.line} of the snapshot`,
    inSnapshot: socket.line,
  };
}

function leftOutNode(id: string, socket: ProtocolSocket & { why: string }): TreeNode {
  return {
    ...socketNode(id, socket),
    label: `Left out: ${socketText(socket)}`,
    description: socket.why,
    icon: "left-out",
  };
}

function snapshotNode(id: string, { snapshot }: EvaluateResult): TreeNode {
  const contents = [`${snapshot.sockets} ${snapshot.sockets === 1 ? "socket" : "sockets"}`];
  if (snapshot.formats.length > 0) contents.push(snapshot.formats.join(", "));
  if (snapshot.host) contents.push(`host ${snapshot.host}`);
  const children = [
    ...snapshot.warnings.map((warning, index) => ({
      ...leaf(`${id}/warning-${index}`, warning.message, "problem"),
      ...(warning.line === undefined ? {} : { inSnapshot: warning.line }),
    })),
    ...snapshot.unread.map((row, index) => ({
      ...leaf(`${id}/unread-${index}`, `Not read: ${row.text.trim()}`, "problem"),
      description: `line ${row.line}: ${row.reason}`,
      inSnapshot: row.line,
    })),
    ...snapshot.notCounted.map((rows, index) => ({
      ...leaf(`${id}/not-counted-${index}`, `${rows.count} × ${rows.reason}`, "left-out"),
      description: `not counted, from line ${rows.firstLine}`,
      inSnapshot: rows.firstLine,
    })),
  ];
  return {
    id,
    label: `Snapshot: ${snapshot.name}`,
    description: contents.join(" · "),
    icon: "snapshot",
    // A warning or an unread row can be why a verdict looks wrong, so it is not hidden.
    expanded: snapshot.warnings.length + snapshot.unread.length > 0,
    inSnapshot: 1,
    children,
  };
}

function leaf(id: string, label: string, icon: NodeIcon): TreeNode {
  return { id, label, icon, expanded: false, children: [] };
}

/** What a policy says about hosts. */
import type { ProtocolRange } from "./positions.ts";
import type { HostSource, HostSummary } from "./snapshots.ts";
import type { ProtocolBecause, ProtocolStatus } from "./statuses.ts";

/**
 * Evaluates an open policy on hosts, or on a snapshot that may be about several; cancellable between two
 * sources.
 */
export const evaluateHostsMethod = "nessusAudit/evaluateHosts";

export interface EvaluateHostsParams {
  /** URI of the policy document; it has to be open on the server. */
  policy: string;
  hosts: HostSource[];
  /** True: also on hosts that the policy is not for, according to its targets. */
  allHosts?: boolean;
  /** True: the editor of the policy shows these verdicts, so that suggestions there use the first host. */
  shown?: boolean;
  /** True: `HostVerdicts.sockets` are sent, for a port map. */
  withListeners?: boolean;
}

/**
 * A notification: the editor of a policy shows no verdicts any more, so that suggestions there use no host.
 */
export const hideHostMethod = "nessusAudit/hideHost";

export interface HideHostParams {
  /** URI of the policy document. */
  policy: string;
}

export interface EvaluateHostsResult {
  policy: string;
  /** Version of the document that was evaluated. */
  version: number;
  /**
   * Every check of the policy that can report something in some branch, on any host; in the order of the
   * file.
   */
  checks: ProtocolCheck[];
  portLists: ProtocolPortList[];
  /** Hosts that the policy is for, and those that could not be read. Their verdicts refer to `checks`. */
  hosts: SentHost[];
  /** Hosts that the policy is not for, according to its targets. */
  leftOut: LeftOutHost[];
  /** Ids of the sources that the server does not hold. Send them, then ask again. */
  notHeld?: string[];
  /**
   * Set if there is nothing to show for any host, such as a policy without judged checks. One sentence with a
   * next step.
   */
  problem?: string;
}

/** `HostVerdicts` as they are sent: verdicts refer to checks, which are the same for every host. */
export interface SentHost extends Omit<HostVerdicts, "verdicts"> {
  verdicts: SentVerdict[];
}

export interface SentVerdict extends Judgement {
  /** The index in `EvaluateHostsResult.checks` of the check that it is about. */
  check: number;
}

/** An answer in which every verdict includes its check. */
export interface EvaluatedHosts extends Omit<EvaluateHostsResult, "hosts"> {
  hosts: HostVerdicts[];
}

/** Adds the checks to the verdicts of an answer. All verdicts on a check share the same position objects. */
export function withChecks(result: EvaluateHostsResult): EvaluatedHosts {
  const { checks } = result;
  const hosts = result.hosts.map((host) => ({
    ...host,
    verdicts: host.verdicts.map(({ check, ...judgement }) => ({ ...checks[check]!, ...judgement })),
  }));
  return { ...result, hosts };
}

/** A host that was not evaluated because the policy is not for it. */
export interface LeftOutHost {
  /** As in `HostSummary`. */
  id: string;
  name: string;
  /** A sentence. */
  why: string;
}

export interface ProtocolCheck {
  /**
   * Identifies the check by its content, so it stays the same if the check is moved or others are added.
   * Unique in its policy.
   */
  id: string;
  type: string;
  description: string;
  /** The whole check. */
  range: ProtocolRange;
  /** Where the verdict at the end of the line and the gutter icon are shown. */
  anchor: ProtocolRange;
}

/** The ports that a check allows or denies, as ranges that include both ends. */
export interface ProtocolPortList {
  kind: "allowed" | "denied";
  proto: "tcp" | "udp";
  ranges: [number, number][];
  description: string;
  range: ProtocolRange;
}

export interface HostVerdicts extends HostSummary {
  verdicts: ProtocolVerdict[];
  /** The conditions that were decided on this host. */
  decisions: ProtocolDecision[];
  /** How many checks are decided, and what would decide the others; missing if the host could not be read. */
  decided?: ProtocolDecided;
  /** One listener for each port, up to a limit; empty if they were not asked for. */
  sockets: ProtocolSocket[];
  /** How many more ports there are. */
  moreSockets?: number;
}

export interface ProtocolDecided {
  /** Checks that are judged, and how many of them are decided. */
  judged: number;
  decided: number;
  /** Checks that are never judged. */
  unjudged: number;
  /** How many of the undecided checks wait for the following. */
  waiting: number;
  /** Commands whose output is missing. */
  commands: number;
  /** Files and globs that are missing at least in part. */
  files: number;
  /** Conditions that only an answer can decide. */
  answers: number;
  /** Lists that are missing. */
  lists: string[];
}

export interface ProtocolVerdict extends ProtocolCheck, Judgement {}

/** The judgement of a check on a host. */
export interface Judgement {
  status: ProtocolStatus;
  /** Why it is UNDECIDED. */
  because?: ProtocolBecause;
  /** UNDECIDED: what would decide it. */
  remedy?: string;
  /** UNDECIDED: the protocol for which the user can vouch that the snapshot lists every open port. */
  vouch?: "tcp" | "udp";
  /** UNDECIDED because of a condition: the status if the scanner reaches the check. */
  ifReached?: ProtocolStatus;
  /** The undecided condition. */
  gate?: ProtocolGate;
  reason: string;
  evidence: ProtocolEvidence[];
  /** How many more pieces of evidence there are than `evidence` has. */
  moreEvidence?: number;
  ignored: (ProtocolSocket & { why: string })[];
  /** How many more there are than `ignored` has. */
  moreIgnored?: number;
  notes: string[];
}

/** An undecided condition. */
export interface ProtocolGate {
  description: string;
  why: string;
  remedy: string;
  range: ProtocolRange;
}

/** A condition that was decided on a host. An undecided one is the gate of the verdicts below it. */
export interface ProtocolDecision {
  /** The opening tag of the condition. */
  range: ProtocolRange;
  /** Whether the condition passes. */
  holds: boolean;
  /** What decided it: a sentence, or the part of one that follows a colon. */
  why: string;
  /**
   * The checks of the condition that decided it: the first one that is sufficient, else all of them. They
   * report nothing.
   */
  checks: ProtocolVerdict[];
  /** The part whose checks report on this host; missing if neither does. */
  reports?: "then" | "else";
  /** The parts that do not report on this host: each a `<then>` or an `<else>` with its closing tag. */
  notTaken: ProtocolRange[];
}

export interface ProtocolEvidence {
  /** The part of the policy, such as a port element or a pattern. */
  element?: { text: string; range: ProtocolRange };
  socket?: ProtocolSocket;
  excerpt?: ProtocolExcerpt;
  violation: boolean;
  message: string;
}

/** A part of a line of the snapshot. */
export interface ProtocolExcerpt {
  /** Line of the snapshot, from 1. */
  line: number;
  /** The line, or if it is long, the text around the part. */
  text: string;
  /** Where `text` begins in the line. */
  column: number;
  /** The part, as offsets in `text`. */
  start: number;
  end: number;
}

export interface ProtocolSocket {
  proto: "tcp" | "udp";
  address: string;
  port: number;
  process: string | null;
  pid: number | null;
  /** All owners, if there are several. */
  owners?: readonly { process: string | null; pid: number | null }[];
  /** Line of the snapshot, from 1. */
  line: number;
}

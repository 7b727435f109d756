/** What a policy says about hosts. */
import type { ProtocolRange } from "./positions.ts";
import type { HostSource, HostSummary } from "./snapshots.ts";
import type { ProtocolBecause, ProtocolStatus } from "./statuses.ts";

/** Evaluates an open policy against hosts, or a snapshot that may be of several; cancellable between two sources. */
export const evaluateHostsMethod = "nessusAudit/evaluateHosts";

export interface EvaluateHostsParams {
  /** URI of the policy document; it has to be open on the server. */
  policy: string;
  hosts: HostSource[];
  /** True: hosts too that the policy is not for, as its targets say. */
  allHosts?: boolean;
  /** True: the editor of the policy shows these verdicts, so that typing there is helped by what the first host shows. */
  shown?: boolean;
  /** True: `HostVerdicts.sockets` are sent, which a map of ports shows. */
  withListeners?: boolean;
}

/** A notification: the editor of a policy shows no verdicts any more, so that nothing there is helped by a host. */
export const hideHostMethod = "nessusAudit/hideHost";

export interface HideHostParams {
  /** URI of the policy document. */
  policy: string;
}

export interface EvaluateHostsResult {
  policy: string;
  /** Version of the document that was evaluated. */
  version: number;
  /** Every check of the policy that can report something in some branch, whatever the hosts; in the order of the file. */
  checks: ProtocolCheck[];
  portLists: ProtocolPortList[];
  /** Those that the policy is for, and those that could not be read. Their verdicts name the checks above. */
  hosts: SentHost[];
  /** Those that the policy is not for, as its targets say. */
  leftOut: LeftOutHost[];
  /** Ids of the sources that the server does not hold. Send them, then ask again. */
  notHeld?: string[];
  /** Set when there is nothing to show of any host: no check that is judged … One sentence with a next step. */
  problem?: string;
}

/** As `HostVerdicts`, as it is sent: what is known of a check is the same on every host. */
export interface SentHost extends Omit<HostVerdicts, "verdicts"> {
  verdicts: SentVerdict[];
}

export interface SentVerdict extends Judgement {
  /** Which of `EvaluateHostsResult.checks` it is about, from 0. */
  check: number;
}

/** An answer in which every verdict says itself which check it is about. */
export interface EvaluatedHosts extends Omit<EvaluateHostsResult, "hosts"> {
  hosts: HostVerdicts[];
}

/** Gives the verdicts of an answer their checks. Their places are the same objects in all verdicts on a check. */
export function withChecks(result: EvaluateHostsResult): EvaluatedHosts {
  const { checks } = result;
  const hosts = result.hosts.map((host) => ({
    ...host,
    verdicts: host.verdicts.map(({ check, ...judgement }) => ({ ...checks[check]!, ...judgement })),
  }));
  return { ...result, hosts };
}

/** A host that a policy is not for, and so was not evaluated on. */
export interface LeftOutHost {
  /** As in `HostSummary`. */
  id: string;
  name: string;
  /** A sentence. */
  why: string;
}

export interface ProtocolCheck {
  /** Says which check it is by what the check says: the same after it was moved or others were added. One of a kind in its policy. */
  id: string;
  type: string;
  description: string;
  /** The whole check. */
  range: ProtocolRange;
  /** Where the end-of-line verdict and the gutter icon go. */
  anchor: ProtocolRange;
}

/** Which ports a check allows or denies: unbroken stretches, both ends included. */
export interface ProtocolPortList {
  kind: "allowed" | "denied";
  proto: "tcp" | "udp";
  ranges: [number, number][];
  description: string;
  range: ProtocolRange;
}

export interface HostVerdicts extends HostSummary {
  verdicts: ProtocolVerdict[];
  /** The conditions that are decided on this host. */
  decisions: ProtocolDecision[];
  /** How many checks are decided, and what would decide the others; missing where the host could not be read. */
  decided?: ProtocolDecided;
  /** One listener for each port, the first ones; empty where they were not asked for. */
  sockets: ProtocolSocket[];
  /** How many ports there are beside these. */
  moreSockets?: number;
}

export interface ProtocolDecided {
  /** Checks that are judged, and how many of them are decided. */
  judged: number;
  decided: number;
  /** Checks that are never judged. */
  unjudged: number;
  /** How many of those that are not decided wait for what follows. */
  waiting: number;
  /** Commands whose output is missing. */
  commands: number;
  /** Files and globs of which something is missing. */
  files: number;
  /** Conditions that only an answer decides. */
  answers: number;
  /** Lists that are missing. */
  lists: string[];
}

export interface ProtocolVerdict extends ProtocolCheck, Judgement {}

/** What is said of a check on a host. */
export interface Judgement {
  status: ProtocolStatus;
  /** Why it is UNDECIDED. */
  because?: ProtocolBecause;
  /** UNDECIDED: what would decide it. */
  remedy?: string;
  /** UNDECIDED: the protocol of which the user may say that the snapshot lists every open port. */
  vouch?: "tcp" | "udp";
  /** UNDECIDED because of a condition: the status if the scanner reaches the check. */
  ifReached?: ProtocolStatus;
  /** The condition that is not decided. */
  gate?: ProtocolGate;
  reason: string;
  evidence: ProtocolEvidence[];
  /** How many pieces there are that `evidence` does not hold. */
  moreEvidence?: number;
  ignored: (ProtocolSocket & { why: string })[];
  /** How many there are that `ignored` does not hold. */
  moreIgnored?: number;
  notes: string[];
}

/** A condition that is not decided. */
export interface ProtocolGate {
  description: string;
  why: string;
  remedy: string;
  range: ProtocolRange;
}

/** A condition that is decided on a host. One that is not is the gate of the verdicts below it. */
export interface ProtocolDecision {
  /** The opening tag of the condition. */
  range: ProtocolRange;
  /** Does the condition pass? */
  holds: boolean;
  /** What decided it: a sentence, or the part of one that follows a colon. */
  why: string;
  /** The checks of the condition that decided it: the first that is enough, else all of them. They report nothing. */
  checks: ProtocolVerdict[];
  /** The part whose checks report on this host; missing where none does. */
  reports?: "then" | "else";
  /** What does not report on this host: each a `<then>` or an `<else>` with its closing tag. */
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
  /** The line, or what is around the part where the line is long. */
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
  /** All owners, where there are several. */
  owners?: readonly { process: string | null; pid: number | null }[];
  /** Line of the snapshot, from 1. */
  line: number;
}

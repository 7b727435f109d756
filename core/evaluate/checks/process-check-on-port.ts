import { PortSet } from "../../ports/port-set.ts";
import { knownPorts } from "../../snapshot/coverage.ts";
import type { Process } from "../../snapshot/snapshot.ts";
import type { Span } from "../../syntax/tree.ts";
import { type Host, ignoredOn, type Listener, listenersOn } from "../host/host.ts";
import { indexBy } from "../host/index-by.ts";
import { type Judge, type Outcome, outcome, undecided } from "../outcome.ts";
import type { ProcessMatch, ProcessMatcher } from "../process-names/process-matcher.ts";
import type { Because, Evidence } from "../verdict.ts";
import { limitsOf, whyUncovered } from "./coverage.ts";
import { collectEvidence, mostEvidence, shownIgnored } from "./held-evidence.ts";
import { hiddenOutcome } from "./hidden-address.ts";
import { loopbackDecides } from "./loopback.ts";

export interface ProcessOnPort {
  protocol: "tcp" | "udp";
  port: number;
  /** The place of the port in the policy. */
  portSpan: Span & { text: string };
  matcher: ProcessMatcher;
  dialect: "unix" | "windows";
  /** `port_option : CAN_BE_CLOSED` */
  canBeClosed: boolean;
}

/**
 * AUDIT_PROCESS_ON_PORT (G 179-180, 291-293): every listener on the port must belong to a permitted process.
 */
export function judgeProcessOnPort(check: ProcessOnPort): Judge {
  const { protocol, port, dialect } = check;
  return (host) => {
    const { open, loopback, hidden, ignored } = host[protocol];
    const listeners = listenersOn(open, port);
    const unplaced = listenersOn(hidden, port);
    const isShown = listeners.length + unplaced.length > 0;
    const missing = isShown ? undefined : whyUncovered(host, protocol, PortSet.of([port]));
    if (missing !== undefined) return missing;
    const placed = judgeListeners(check, host, listeners);
    const found = dependsOnHidden(check, host, listeners, unplaced) ? hiddenOutcome(host, unplaced) : placed;
    const local = listenersOn(loopback, port);
    const depends = local.length > 0 && dependsOnLoopback(check, host, listeners, local);
    return {
      ...found,
      ...shownIgnored(ignoredOn(ignored, port)),
      notes: [
        ...found.notes,
        ...(depends ? [loopbackDecides(host.options, found.status !== "PASSED")] : []),
        ...limitsOf(host, protocol, dialect),
      ],
    };
  };
}

function judgeListeners(check: ProcessOnPort, host: Host, listeners: readonly Listener[]): Outcome {
  return listeners.length === 0 ? judgeClosedPort(check, host) : owners(check, host, listeners);
}

/**
 * Does the result depend on listeners whose address is not shown? A check that fails or is undecided without them
 * stays so.
 */
function dependsOnHidden(
  { matcher }: ProcessOnPort,
  host: Host,
  listeners: readonly Listener[],
  hidden: readonly Listener[],
): boolean {
  const isPermitted = (listener: Listener) =>
    judgeOwners(matcher, host, listener).every(({ result }) => result === "permitted");
  if (hidden.length === 0 || !listeners.every(isPermitted)) return false;
  return listeners.length === 0 || !hidden.every(isPermitted);
}

/** Would the result differ if listeners on a loopback address were treated the other way? */
function dependsOnLoopback(
  check: ProcessOnPort,
  host: Host,
  listeners: readonly Listener[],
  local: readonly Listener[],
): boolean {
  const otherwise =
    host.options.loopback === "ignore"
      ? [...listeners, ...local]
      : listeners.filter(({ onLoopback }) => !onLoopback);
  const passes = (some: readonly Listener[]) => judgeListeners(check, host, some).status === "PASSED";
  return passes(listeners) !== passes(otherwise);
}

function owners(check: ProcessOnPort, host: Host, listeners: readonly Listener[]): Outcome {
  const { matcher } = check;
  const judged = listeners.flatMap((listener) => judgeOwners(matcher, host, listener));
  const evidence = collectEvidence(violationsFirst(judged), ({ shown }) => shown);
  const notes = [...new Set(judged.flatMap(({ result, note }) => (result !== "undecided" && note) || []))];
  const foreign = judged.find(({ result }) => result === "foreign");
  if (foreign !== undefined) {
    return outcome("FAILED", `The process ${matcher.forbids}: ${foreign.text}.`, { ...evidence, notes });
  }
  const unknown = judged.find(({ result }) => result === "undecided");
  if (unknown !== undefined) {
    const { because, reason, remedy } =
      unknown.note === undefined ? nameless(host, unknown.text) : unsure(matcher, unknown);
    return undecided(because, reason, remedy, { ...evidence, notes });
  }
  const details = { ...evidence, notes: [...notes, ...othersNote(check, host)] };
  return outcome("PASSED", `The process ${matcher.permits}: ${judged[0]!.text}.`, details);
}

/** If not all evidence is kept, what decides must be part of it. */
function violationsFirst(judged: readonly JudgedOwner[]): readonly JudgedOwner[] {
  if (judged.length <= mostEvidence) return judged;
  const isViolation = ({ shown }: JudgedOwner) => shown.violation;
  return [...judged.filter(isViolation), ...judged.filter((one) => !isViolation(one))];
}

interface Doubt {
  because: Because;
  reason: string;
  remedy: string | undefined;
}

function unsure(matcher: ProcessMatcher, { text, note, isPartial }: JudgedOwner): Doubt {
  const reason = `Whether the process ${matcher.permits} can't be determined, because ${note}: ${text}.`;
  return isPartial
    ? {
        because: "partial",
        reason,
        remedy: "Add the output of `ps -eo pid,user,comm,args`, or on Windows of `tasklist /fo csv`.",
      }
    : {
        because: "undocumented",
        reason,
        remedy:
          "Write the name as the process list shows it, or choose how it is compared with evaluate.processName.",
      };
}

function nameless({ snapshot }: Host, listener: string): Doubt {
  const onHost = "`ss -tulpn`, `netstat -tulpn` or, on Windows, `netstat -ano` and `tasklist`";
  return snapshot.coverage.viewpoint === "outside"
    ? {
        because: "missing",
        reason: `A scan from outside shows no process for ${listener}.`,
        remedy: `Take the snapshot on the host with ${onHost}.`,
      }
    : {
        because: "missing",
        reason: `The snapshot shows no process for ${listener}.`,
        remedy: `Take it with administrator rights, with ${onHost}.`,
      };
}

/** The listeners that are shown all belong to a permitted process; there may be others on the same port. */
function othersNote({ port, protocol }: ProcessOnPort, { snapshot }: Host): string[] {
  if (knownPorts(snapshot.coverage[protocol]).has(port)) return [];
  return [`The snapshot may not show every listener on ${port}/${protocol}; only those shown are judged.`];
}

interface JudgedOwner {
  result: ProcessMatch["result"];
  note: string | undefined;
  isPartial?: true | undefined;
  shown: Evidence;
  /** The listener in words. */
  text: string;
}

const says = { permitted: "permits", foreign: "does not permit", undecided: "may permit" } as const;

/** Every process that holds the socket; a foreign one fails the check, in whatever order the row lists them. */
function judgeOwners(matcher: ProcessMatcher, host: Host, { socket, text }: Listener): JudgedOwner[] {
  const all = socket.owners ?? [{ process: socket.process, pid: socket.pid }];
  return all.map(({ process, pid }): JudgedOwner => {
    if (process === null) {
      const message = `The snapshot shows no process name for ${text}`;
      return { result: "undecided", note: undefined, shown: { socket, violation: true, message }, text };
    }
    const path = programPath(host, pid);
    const { result, element, note, isPartial } = matcher.match({
      name: process,
      ...(path !== undefined && { path }),
      pid,
      formats: host.snapshot.formats,
      reading: host.options.processName,
    });
    const violation = result !== "permitted";
    const subject = all.length === 1 ? text : `${process} on ${text}`;
    const message = `${element?.text ?? "The check"} ${says[result]} ${subject}`;
    const shown =
      element === undefined ? { socket, violation, message } : { element, socket, violation, message };
    return { result, note, isPartial, shown, text };
  });
}

const processesOf = indexBy(({ pid }: Process) => pid);

/** The path that the process list shows for the process. */
function programPath({ snapshot }: Host, pid: number | null): string | undefined {
  if (pid === null) return undefined;
  const command = processesOf(snapshot.processes, pid)[0]?.command;
  return command?.startsWith("/") ? command.split(" ", 1)[0] : undefined;
}

function judgeClosedPort(
  { port, protocol, portSpan, canBeClosed, dialect }: ProcessOnPort,
  host: Host,
): Outcome {
  const fact = `${port}/${protocol} is closed`;
  const { start, end, text } = portSpan;
  const evidence = (violation: boolean): Evidence[] => [
    { element: { text, start, end }, violation, message: fact },
  ];
  if (canBeClosed) {
    const reason = `${fact}, and port_option : CAN_BE_CLOSED permits that.`;
    return outcome("PASSED", reason, { evidence: evidence(false) });
  }
  if (dialect === "windows") {
    const reason = `${fact}, so there is no process to compare. Add port_option : CAN_BE_CLOSED if the port may be closed.`;
    const notes = ["A closed port is an error without CAN_BE_CLOSED (guide p. 292)."];
    return outcome("ERROR", reason, { evidence: evidence(true), notes });
  }
  const reason = `${fact}, so there is no process to compare.`;
  if (host.options.closedPort === "undecided") {
    const remedy =
      "Tenable does not document what a closed port means here on Unix; the setting evaluate.closedPort decides.";
    return undecided("undocumented", reason, remedy, { evidence: evidence(false) });
  }
  const status = closedStatus[host.options.closedPort];
  return outcome(status, reason, {
    evidence: evidence(status !== "PASSED"),
    notes: [
      `Tenable does not document what a closed port means here on Unix; the setting evaluate.closedPort makes it ${status}.`,
    ],
  });
}

const closedStatus = { error: "ERROR", passed: "PASSED", failed: "FAILED" } as const;

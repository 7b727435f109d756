import type { Span } from "../syntax/tree.ts";
import { limitsOf, uncovered } from "./coverage.ts";
import type { Host, Listener } from "./host.ts";
import { loopbackDecides } from "./loopback.ts";
import { type Judge, type Outcome, outcome } from "./outcome.ts";
import type { ProcessMatch, ProcessMatcher } from "./process-matcher.ts";
import type { Evidence } from "./verdict.ts";

export interface ProcessOnPort {
  protocol: "tcp" | "udp";
  port: number;
  /** Where the port stands in the policy. */
  portSpan: Span & { text: string };
  matcher: ProcessMatcher;
  dialect: "unix" | "windows";
  /** `port_option : CAN_BE_CLOSED` */
  canBeClosed: boolean;
}

/** AUDIT_PROCESS_ON_PORT (G 179-180, 291-293): every listener on the port has to belong to a permitted process. */
export function judgeProcessOnPort(check: ProcessOnPort): Judge {
  const { protocol, port, dialect } = check;
  const isOnPort = (listener: Listener) => listener.port === port;
  return (host) => {
    const { open, loopback, ignored } = host[protocol];
    const listeners = open.filter(isOnPort);
    const missing = listeners.length === 0 ? uncovered(host, protocol) : undefined;
    if (missing !== undefined) return missing;
    const found = judgeListeners(check, host, listeners);
    const local = loopback.filter(isOnPort);
    const depends = local.length > 0 && dependsOnLoopback(check, host, listeners, local);
    return {
      ...found,
      ignored: ignored.filter((socket) => socket.port === port),
      notes: [
        ...found.notes,
        ...(depends ? [loopbackDecides(host.options, found.status !== "PASSED")] : []),
        ...limitsOf(host, protocol, dialect),
      ],
    };
  };
}

function judgeListeners(check: ProcessOnPort, host: Host, listeners: readonly Listener[]): Outcome {
  return listeners.length === 0 ? closed(check, host) : owners(check, host, listeners);
}

/** Would the check pass, or not, if listeners on a loopback address were treated the other way? */
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

function owners({ matcher }: ProcessOnPort, host: Host, listeners: readonly Listener[]): Outcome {
  const judged = listeners.map((listener) => judgeOwner(matcher, host, listener));
  const evidence = judged.map(({ shown }) => shown);
  const notes = [...new Set(judged.flatMap(({ result, note }) => (result !== "undecided" && note) || []))];
  const foreign = judged.find(({ result }) => result === "foreign");
  if (foreign !== undefined) {
    return outcome("FAILED", `The process ${matcher.forbids}: ${foreign.text}.`, {
      evidence,
      notes,
    });
  }
  const unknown = judged.find(({ result }) => result === "undecided");
  if (unknown !== undefined) {
    const reason =
      unknown.note === undefined
        ? nameless(host, unknown.text)
        : `Whether the process ${matcher.permits} can't be told, since ${unknown.note}: ${unknown.text}.`;
    return outcome("ERROR", reason, { evidence, notes });
  }
  return outcome("PASSED", `The process ${matcher.permits}: ${judged[0]!.text}.`, { evidence, notes });
}

function nameless({ snapshot }: Host, listener: string): string {
  const onHost = "`ss -tulpn`, `netstat -tulpn` or, on Windows, `netstat -ano` and `tasklist`";
  return snapshot.coverage.viewpoint === "outside"
    ? `A scan from outside shows no process for ${listener}. Take the snapshot on the host, with ${onHost}.`
    : `The snapshot shows no process for ${listener}. Take it with administrator rights, with ${onHost}.`;
}

interface JudgedOwner {
  result: ProcessMatch["result"];
  note: string | undefined;
  shown: Evidence;
  /** The listener in words. */
  text: string;
}

const says = { permitted: "permits", foreign: "does not permit", undecided: "may permit" } as const;

function judgeOwner(matcher: ProcessMatcher, { snapshot }: Host, { socket, text }: Listener): JudgedOwner {
  const { process, pid } = socket;
  if (process === null) {
    const message = `No process name is shown for ${text}`;
    return { result: "undecided", note: undefined, shown: { socket, violation: true, message }, text };
  }
  const { result, element, note } = matcher.match({ name: process, pid, formats: snapshot.formats });
  const violation = result !== "permitted";
  const message = `${element?.text ?? "The check"} ${says[result]} ${text}`;
  const shown =
    element === undefined ? { socket, violation, message } : { element, socket, violation, message };
  return { result, note, shown, text };
}

function closed({ port, protocol, portSpan, canBeClosed, dialect }: ProcessOnPort, host: Host): Outcome {
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
    const reason = `${fact}, so there is no process to compare. Add port_option : CAN_BE_CLOSED if it may be.`;
    const notes = ["A closed port is an error without CAN_BE_CLOSED (guide p. 292)."];
    return outcome("ERROR", reason, { evidence: evidence(true), notes });
  }
  const status = closedStatus[host.options.closedPort];
  return outcome(status, `${fact}, so there is no process to compare.`, {
    evidence: evidence(status !== "PASSED"),
    notes: [
      `What a closed port means here is not documented for Unix; the setting evaluate.closedPort makes it ${status}.`,
    ],
  });
}

const closedStatus = { error: "ERROR", passed: "PASSED", failed: "FAILED" } as const;

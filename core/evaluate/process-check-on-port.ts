import type { Socket } from "../snapshot/snapshot.ts";
import type { Span } from "../syntax/tree.ts";
import { limitsOf, uncovered } from "./coverage.ts";
import { describeSocket, evidenceSocket, type Host } from "./host.ts";
import { type Judge, type Outcome, outcome } from "./outcome.ts";
import type { ProcessMatcher } from "./process-names.ts";
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
  const { protocol, port, matcher } = check;
  return (host) => {
    const missing = uncovered(host, protocol);
    if (missing !== undefined) return missing;
    const listeners = host[protocol].open.filter((socket) => socket.port === port);
    const found = listeners.length === 0 ? closed(check, host) : owners(check, listeners);
    return {
      ...found,
      ignored: host[protocol].ignored.filter((socket) => socket.port === port),
      notes: [...found.notes, ...matcher.notes, ...limitsOf(host, protocol)],
    };
  };
}

function owners({ matcher }: ProcessOnPort, listeners: Socket[]): Outcome {
  const evidence = listeners.map((socket): Evidence & { undecided: boolean } => {
    const shown = evidenceSocket(socket);
    const where = describeSocket(shown);
    if (socket.process === null) {
      return {
        socket: shown,
        violation: true,
        undecided: true,
        message: `${where}: no process name is shown`,
      };
    }
    const match = matcher.match(socket.process);
    const element = match.element && { element: match.element };
    if (match.result === "undecided") {
      return {
        ...element,
        socket: shown,
        violation: true,
        undecided: true,
        message: `${where}: ${match.why}`,
      };
    }
    const permitted = match.result === "permitted";
    const message = `${where}, ${permitted ? "is permitted" : `is not ${matcher.description}`}`;
    return { ...element, socket: shown, violation: !permitted, undecided: false, message };
  });
  const shown = evidence.map(({ undecided: _, ...rest }) => rest);
  const foreign = evidence.find(({ violation, undecided }) => violation && !undecided);
  if (foreign !== undefined) {
    return outcome("FAILED", `${describeSocket(foreign.socket!)} is not ${matcher.description}.`, {
      evidence: shown,
    });
  }
  const unknown = evidence.find(({ undecided }) => undecided);
  if (unknown !== undefined) {
    const reason =
      unknown.socket!.process === null
        ? `The snapshot shows no process for ${describeSocket(unknown.socket!)}. Take it with administrator rights, with \`ss -tulpn\`, \`netstat -tulpn\` or, on Windows, \`netstat -ano\` and \`tasklist\`.`
        : `${unknown.message}.`;
    return outcome("ERROR", reason, { evidence: shown });
  }
  return outcome("PASSED", `${describeSocket(evidence[0]!.socket!)} is permitted.`, { evidence: shown });
}

function closed({ port, protocol, portSpan, canBeClosed, dialect }: ProcessOnPort, host: Host): Outcome {
  const fact = `${port}/${protocol} is closed`;
  const { start, end, text } = portSpan;
  const evidence: Evidence[] = [{ element: { text, start, end }, violation: !canBeClosed, message: fact }];
  if (canBeClosed)
    return outcome("PASSED", `${fact}, which port_option : CAN_BE_CLOSED permits.`, { evidence });
  if (dialect === "windows") {
    const reason = `${fact}, so there is no process to compare. Add port_option : CAN_BE_CLOSED if it may be.`;
    return outcome("ERROR", reason, {
      evidence,
      notes: ["A closed port is an error without CAN_BE_CLOSED (G 292)."],
    });
  }
  const status = ({ error: "ERROR", passed: "PASSED", failed: "FAILED" } as const)[host.options.closedPort];
  return outcome(status, `${fact}, so there is no process to compare.`, {
    evidence: evidence.map((one) => ({ ...one, violation: status !== "PASSED" })),
    notes: [
      `What a closed port means here is not documented for Unix; the setting nessusAudit.evaluate.closedPort calls it ${status}.`,
    ],
  });
}

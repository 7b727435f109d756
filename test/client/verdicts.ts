import type { ProtocolGate, ProtocolSocket, ProtocolStatus, ProtocolVerdict } from "../../server/protocol.ts";

/** Verdicts for the tests of the views; each test overrides what it is about. */

/** A condition that is not decided. */
export const gate: ProtocolGate = {
  description: "Debian is installed",
  why: "The snapshot holds no file /etc/debian_version.",
  remedy: 'Answer it in the first lines of the snapshot: `# condition: PASSED "Debian is installed"`.',
  range: { start: { line: 2, character: 2 }, end: { line: 2, character: 13 } },
};

/** A check below the condition. */
export function gated(ifReached: ProtocolStatus, values: Partial<ProtocolVerdict> = {}): ProtocolVerdict {
  const { remedy } = gate;
  return verdict({ status: "UNDECIDED", because: "gate", remedy, ifReached, gate, ...values });
}

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export function socket(values: Partial<ProtocolSocket> = {}): ProtocolSocket {
  return { proto: "tcp", address: "0.0.0.0", port: 23, process: "telnetd", pid: 812, line: 5, ...values };
}

export function verdict(values: Partial<ProtocolVerdict> = {}): ProtocolVerdict {
  return {
    id: "AUDIT_DENIED_OPEN_PORTS: FTP and Telnet are closed",
    type: "AUDIT_DENIED_OPEN_PORTS",
    description: "FTP and Telnet are closed",
    range: nowhere,
    anchor: nowhere,
    status: "PASSED",
    reason: "No denied port is open",
    evidence: [],
    ignored: [],
    notes: [],
    ...values,
  };
}

import type { ProtocolSocket, ProtocolVerdict } from "../../server/protocol.ts";

/** Verdicts for the tests of the views; each test overrides what it is about. */

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export function socket(values: Partial<ProtocolSocket> = {}): ProtocolSocket {
  return { proto: "tcp", address: "0.0.0.0", port: 23, process: "telnetd", pid: 812, line: 5, ...values };
}

export function verdict(values: Partial<ProtocolVerdict> = {}): ProtocolVerdict {
  return {
    type: "AUDIT_DENIED_OPEN_PORTS",
    description: "FTP and Telnet are closed",
    range: nowhere,
    anchor: nowhere,
    status: "PASSED",
    conditional: false,
    reason: "No denied port is open",
    evidence: [],
    ignored: [],
    notes: [],
    ...values,
  };
}

import type {
  HostVerdicts,
  ProtocolDecision,
  ProtocolGate,
  ProtocolRange,
  ProtocolSocket,
  ProtocolStatus,
  ProtocolVerdict,
} from "../../server/protocol.ts";

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

/** A host that a policy was evaluated on. */
export function host(
  name: string,
  verdicts: ProtocolVerdict[],
  values: Partial<HostVerdicts> = {},
): HostVerdicts {
  return {
    id: `file:///hosts/${name}.txt`,
    source: `file:///hosts/${name}.txt`,
    name,
    groups: [],
    expectations: [],
    snapshot: {
      name: `${name}.txt`,
      formats: ["netstat-linux"],
      sockets: 9,
      processes: 0,
      hashes: 0,
      unread: [],
      notCounted: [],
      warnings: [],
    },
    firstLines: [1],
    sockets: [],
    verdicts,
    decisions: [],
    ...values,
  };
}

/** A condition that one check decides: it is denied that 22 is open, and 22 is. */
export function decision(values: Partial<ProtocolDecision> = {}): ProtocolDecision {
  const check = verdict({
    id: "AUDIT_DENIED_OPEN_PORTS: SSH is closed",
    description: "SSH is closed",
    status: "FAILED",
    reason: "22/tcp is open",
    ...checkAt(4),
  });
  return {
    range: lines(3, 3),
    holds: false,
    why: check.reason,
    checks: [check],
    reports: "else",
    notTaken: [lines(10, 14)],
    ...values,
  };
}

/** Whole lines, from 0. */
export function lines(first: number, last: number): ProtocolRange {
  return { start: { line: first, character: 0 }, end: { line: last, character: 40 } };
}

/** The places of a check of six lines: its verdict is shown at the line of its type, the second. */
export function checkAt(line: number): Pick<ProtocolVerdict, "range" | "anchor"> {
  return { range: lines(line, line + 5), anchor: lines(line + 1, line + 1) };
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

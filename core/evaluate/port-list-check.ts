import { type PortElement, parsePortList } from "../ports/port-list.ts";
import type { PortCheck } from "../semantics/port-check.ts";
import type { Socket } from "../snapshot/snapshot.ts";
import type { DecodedString } from "../syntax/string-value.ts";
import { limitsOf, uncovered } from "./coverage.ts";
import { describeSocket, evidenceSocket, type Host } from "./host.ts";
import { type Judge, type Outcome, outcome } from "./outcome.ts";
import type { Evidence } from "./verdict.ts";

/** A port element with its place in the policy. */
interface PlacedElement extends PortElement {
  shown: NonNullable<Evidence["element"]>;
}

/** AUDIT_ALLOWED_OPEN_PORTS and AUDIT_DENIED_OPEN_PORTS (G 178-179, 287-290). */
export function judgePortList(
  kind: "allowed" | "denied",
  protocol: "tcp" | "udp",
  ports: DecodedString,
  dialect: PortCheck["dialect"],
): Judge {
  const elements = parsePortList(ports.text).elements.map((element): PlacedElement => {
    const span = { start: ports.sourceOffset(element.start), end: ports.sourceOffset(element.end) };
    return { ...element, shown: { text: element.text, ...span } };
  });
  const unknown = elements.filter(({ problem }) => problem && meaningless.has(problem.kind));
  const odd = elements.flatMap(({ problem }) =>
    problem && !meaningless.has(problem.kind) ? [problem.message] : [],
  );
  const fixed = dialect === "windows" ? [...odd, scannerTable] : odd;
  const judge = kind === "allowed" ? allowed : denied;
  return (host) => {
    const missing = uncovered(host, protocol);
    if (missing !== undefined) return missing;
    const found = judge(host, protocol, elements, unknown);
    return {
      ...found,
      ignored: host[protocol].ignored,
      notes: [...found.notes, ...fixed, ...limitsOf(host, protocol)],
    };
  };
}

const meaningless = new Set(["malformed-element", "undecidable-element"]);

const scannerTable =
  "The scanner checks every port of netstat against its own port scan (G 287-289), which a snapshot can't show.";

function allowed(
  host: Host,
  protocol: "tcp" | "udp",
  elements: PlacedElement[],
  unknown: PlacedElement[],
): Outcome {
  const violations: Evidence[] = [];
  const matches: Evidence[] = [];
  for (const socket of host[protocol].open) {
    const element = elements.find(({ ports }) => ports.has(socket.port));
    if (element === undefined)
      violations.push(violation(socket, "is open, and no element of the list allows it"));
    else matches.push(match(element, socket, "allows"));
  }
  const evidence = [...violations, ...matches];
  if (violations.length > 0 && unknown.length > 0) {
    return outcome("ERROR", `Whether ${unknown[0]!.text} allows ${portsOf(violations)} can't be told.`, {
      evidence,
      notes: unknown.map(({ problem }) => problem!.message),
    });
  }
  if (violations.length > 0) {
    return outcome("FAILED", `${reasonOf(violations)}, and no element of the list allows it.`, { evidence });
  }
  return outcome("PASSED", allowedReason(matches, protocol), { evidence });
}

function denied(
  host: Host,
  protocol: "tcp" | "udp",
  elements: PlacedElement[],
  unknown: PlacedElement[],
): Outcome {
  const evidence: Evidence[] = [];
  for (const socket of host[protocol].open) {
    const element = elements.find(({ ports }) => ports.has(socket.port));
    if (element !== undefined) evidence.push({ ...match(element, socket, "denies"), violation: true });
  }
  if (evidence.length > 0) {
    return outcome(
      "FAILED",
      `${reasonOf(evidence)}, and the element ${evidence[0]!.element!.text} denies it.`,
      {
        evidence,
      },
    );
  }
  if (unknown.length > 0 && host[protocol].open.length > 0) {
    return outcome("ERROR", `Which ports ${unknown[0]!.text} denies can't be told.`, {
      notes: unknown.map(({ problem }) => problem!.message),
    });
  }
  return outcome("PASSED", `None of the denied ${protocol.toUpperCase()} ports is open.`);
}

function violation(socket: Socket, what: string): Evidence {
  const shown = evidenceSocket(socket);
  return { socket: shown, violation: true, message: `${describeSocket(shown)}, ${what}` };
}

function match(element: PlacedElement, socket: Socket, verb: string): Evidence {
  const shown = evidenceSocket(socket);
  return {
    element: element.shown,
    socket: shown,
    violation: false,
    message: `${element.text} ${verb} ${describeSocket(shown)}`,
  };
}

function reasonOf(violations: Evidence[]): string {
  const first = describeSocket(violations[0]!.socket!);
  const others = portsOf(violations.slice(1), violations[0]);
  return `${first}${others === "" ? "" : `, and ${others}`} ${others === "" ? "is" : "are"} open`;
}

/** The distinct ports of the evidence, without that of `except`: "111/tcp, 2049/tcp". */
function portsOf(evidence: Evidence[], except?: Evidence): string {
  const names = new Set(evidence.map(({ socket }) => `${socket!.port}/${socket!.proto}`));
  if (except?.socket) names.delete(`${except.socket.port}/${except.socket.proto}`);
  const shown = [...names].slice(0, 5).join(", ");
  return names.size > 5 ? `${shown} and ${names.size - 5} more` : shown;
}

function allowedReason(matches: Evidence[], protocol: "tcp" | "udp"): string {
  const name = protocol.toUpperCase();
  const ports = new Set(matches.map(({ socket }) => socket!.port)).size;
  if (ports === 0) return `No ${name} port is open.`;
  return ports === 1
    ? `The one open ${name} port is allowed.`
    : `All ${ports} open ${name} ports are allowed.`;
}

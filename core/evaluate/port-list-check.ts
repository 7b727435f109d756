import { type PortElement, parsePortList, portsOf } from "../ports/port-list.ts";
import type { PortCheck } from "../semantics/port-check.ts";
import type { DecodedString } from "../syntax/string-value.ts";
import { limitsOf, uncovered } from "./coverage.ts";
import type { Host, Listener } from "./host.ts";
import { loopbackDecides } from "./loopback.ts";
import { type Judge, type Outcome, outcome } from "./outcome.ts";
import type { Evidence } from "./verdict.ts";

/** A port list, compiled for any number of hosts. */
interface CompiledList {
  protocol: "tcp" | "udp";
  elements: PlacedElement[];
  /** Elements of which nobody knows what they match. */
  unknown: PlacedElement[];
  offends(listener: Listener): boolean;
}

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
  const parsed = parsePortList(ports.text);
  const elements = parsed.elements.map((element): PlacedElement => {
    const span = { start: ports.sourceOffset(element.start), end: ports.sourceOffset(element.end) };
    return { ...element, shown: { text: element.text, ...span } };
  });
  const union = portsOf(parsed);
  const list: CompiledList = {
    protocol,
    elements,
    unknown: elements.filter(isUnknown),
    offends: ({ port }) => union.has(port) === (kind === "denied"),
  };
  const odd = elements.flatMap((element) =>
    element.problem && !isUnknown(element) ? [element.problem.message] : [],
  );
  const fixed = dialect === "windows" ? [...odd, scannerTable] : odd;
  const judge = kind === "allowed" ? allowed : denied;
  return (host) => {
    const found = judge(host, list);
    // A violation stands, whatever the snapshot leaves out.
    const missing = found.status === "FAILED" ? undefined : uncovered(host, protocol);
    if (missing !== undefined) return { ...missing, ignored: host[protocol].ignored };
    const { options } = host;
    const depends = dependsOnLoopback(host, list)
      ? [loopbackDecides(options, options.loopback === "count")]
      : [];
    const notes = [...found.notes, ...depends, ...fixed, ...limitsOf(host, protocol, dialect)];
    return { ...found, ignored: host[protocol].ignored, notes };
  };
}

function isUnknown({ problem }: PortElement): boolean {
  return problem?.kind === "malformed-element" || problem?.kind === "undecidable-element";
}

const scannerTable =
  "The scanner checks every port of netstat against its own port scan (guide p. 287), which a snapshot can't show.";

function allowed(host: Host, { protocol, elements, unknown, offends }: CompiledList): Outcome {
  const violations: Listener[] = [];
  const matches: Evidence[] = [];
  for (const listener of host[protocol].open) {
    if (offends(listener)) {
      violations.push(listener);
    } else {
      const element = elements.find(({ ports }) => ports.has(listener.port))!;
      matches.push(meeting(element, "allows", listener, false));
    }
  }
  if (violations.length === 0) {
    return outcome("PASSED", allowedReason(matches, protocol), { evidence: matches });
  }
  const offences = violations.map(
    ({ socket, text }): Evidence => ({ socket, violation: true, message: `No element allows ${text}` }),
  );
  const evidence = [...offences, ...matches];
  if (unknown.length > 0) {
    return outcome("ERROR", `Whether ${unknown[0]!.text} allows ${namesOf(violations)} can't be told.`, {
      evidence,
      notes: unknown.map(({ problem }) => problem!.message),
    });
  }
  const subject = elements.length === 0 ? "The empty list" : "The list";
  return outcome("FAILED", `${subject} does not allow ${listOf(violations)}.`, { evidence });
}

function denied(host: Host, { protocol, elements, unknown, offends }: CompiledList): Outcome {
  const { open } = host[protocol];
  const violations = open.filter(offends);
  if (violations.length > 0) {
    const evidence = violations.map((listener) => {
      const element = elements.find(({ ports }) => ports.has(listener.port))!;
      return meeting(element, "denies", listener, true);
    });
    const guilty = new Set(evidence.map(({ element }) => element!.text));
    const subject = guilty.size === 1 ? `The element ${evidence[0]!.element!.text}` : "The list";
    return outcome("FAILED", `${subject} denies ${listOf(violations)}.`, { evidence });
  }
  if (unknown.length > 0 && open.length > 0) {
    return outcome("ERROR", `Whether ${unknown[0]!.text} denies ${namesOf(open)} can't be told.`, {
      notes: unknown.map(({ problem }) => problem!.message),
    });
  }
  return outcome("PASSED", `None of the denied ${protocol.toUpperCase()} ports is open.`);
}

/** True where only listeners on a loopback address offend: they count or not, as the options say. */
function dependsOnLoopback(host: Host, { protocol, offends }: CompiledList): boolean {
  const { open, loopback } = host[protocol];
  return loopback.some(offends) && !open.some((listener) => !listener.onLoopback && offends(listener));
}

function meeting(
  element: PlacedElement,
  verb: "allows" | "denies",
  { socket, text }: Listener,
  violation: boolean,
): Evidence {
  return { element: element.shown, socket, violation, message: `${element.text} ${verb} ${text}` };
}

/** The first listener in full, and how many other ports there are: "2 open ports: 23/tcp on …, and 9200/tcp". */
function listOf(listeners: readonly Listener[]): string {
  const first = listeners[0]!;
  const port = nameOf(first);
  const others = listeners.filter((listener) => nameOf(listener) !== port);
  if (others.length === 0) return first.text;
  const count = new Set(others.map(nameOf)).size + 1;
  return `${count} open ports: ${first.text}, and ${namesOf(others)}`;
}

/** The distinct ports, at most five of them: "111/tcp, 2049/tcp". */
function namesOf(listeners: readonly Listener[]): string {
  const names = [...new Set(listeners.map(nameOf))];
  const shown = names.slice(0, 5).join(", ");
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

function nameOf({ socket: { port, proto } }: Listener): string {
  return `${port}/${proto}`;
}

function allowedReason(matches: Evidence[], protocol: "tcp" | "udp"): string {
  const name = protocol.toUpperCase();
  const ports = new Set(matches.map(({ socket }) => socket!.port)).size;
  if (ports === 0) return `No ${name} port is open.`;
  if (ports === 1) return `The one open ${name} port is allowed.`;
  return ports === 2
    ? `Both open ${name} ports are allowed.`
    : `All ${ports} open ${name} ports are allowed.`;
}

import { type PortElement, parsePortList, portsOf } from "../../ports/port-list.ts";
import { PortSet } from "../../ports/port-set.ts";
import type { PortCheck } from "../../semantics/port-check.ts";
import type { DecodedString } from "../../syntax/string-value.ts";
import type { Host, Listener } from "../host/host.ts";
import { type Judge, type Outcome, outcome, undecided } from "../outcome.ts";
import type { Evidence } from "../verdict.ts";
import { limitsOf, whyUncovered } from "./coverage.ts";
import { collectEvidence, shownIgnored } from "./held-evidence.ts";
import { hiddenOutcome } from "./hidden-address.ts";
import { loopbackDecides } from "./loopback.ts";

/** A port list, compiled for any number of hosts. */
interface CompiledList {
  kind: "allowed" | "denied";
  protocol: "tcp" | "udp";
  elements: PlacedElement[];
  /** Elements for which the guide does not say what they match. */
  unclear: PlacedElement[];
  /** What the other elements match. */
  certain: PortSet;
  /** What the list matches if every unclear element matches all that it can. */
  possible: PortSet;
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
  const elements = parsePortList(ports.text).elements.map((element): PlacedElement => {
    const span = { start: ports.sourceOffset(element.start), end: ports.sourceOffset(element.end) };
    return { ...element, shown: { text: element.text, ...span } };
  });
  const unclear = elements.filter(isUnclear);
  const list: CompiledList = { kind, protocol, elements, unclear, ...matchedPorts(elements) };
  const odd = elements.flatMap(({ problem }) => problem?.message ?? []);
  const fixed = dialect === "windows" ? [...odd, scannerTable] : odd;
  return (host) => {
    const found = kind === "allowed" ? judgeAllowed(host, list) : judgeDenied(host, list);
    const { options } = host;
    const depends = dependsOnLoopback(host, list)
      ? [loopbackDecides(options, options.loopback === "count")]
      : [];
    const notes = [...found.notes, ...depends, ...fixed, ...limitsOf(host, protocol, dialect)];
    return { ...found, ...shownIgnored(host[protocol].ignored), notes: [...new Set(notes)] };
  };
}

/** What the elements of a list certainly match, and what they match at most. */
export function matchedPorts(elements: readonly PortElement[]): Pick<CompiledList, "certain" | "possible"> {
  const certain = PortSet.union(elements.filter((element) => !isUnclear(element)).map(({ ports }) => ports));
  return { certain, possible: PortSet.union([certain, ...elements.filter(isUnclear).map(possiblePorts)]) };
}

/** Is it something other than a port or a pattern of digits? How the scanner reads it is not documented. */
function isUnclear({ problem }: PortElement): boolean {
  return problem !== undefined && problem.kind !== "empty-element" && problem.kind !== "port-out-of-range";
}

/** The most that an unclear element may match: what its author seems to have meant, else anything. */
function possiblePorts({ ports, problem }: PortElement): PortSet {
  const meant = problem?.suggestion;
  return meant ? ports.union(portsOf(parsePortList(meant))) : PortSet.all;
}

const scannerTable =
  "The scanner compares netstat with its own port scan (guide p. 287), which a snapshot can't show.";

/** Passes if every port outside of the list is known to be closed. */
function judgeAllowed(host: Host, list: CompiledList): Outcome {
  const { protocol, elements, certain, possible } = list;
  const { open, hidden } = host[protocol];
  const violations = open.filter(({ port }) => !possible.has(port));
  if (violations.length > 0) {
    const subject = elements.length === 0 ? "The empty list" : "The list";
    const evidence = collectEvidence(violations, ({ socket, text }) => ({
      socket,
      violation: true,
      message: `No element allows ${text}`,
    }));
    return outcome("FAILED", `${subject} does not allow ${listOf(violations)}.`, evidence);
  }
  const doubtful = open.filter(({ port }) => !certain.has(port));
  if (doubtful.length > 0) return unclearOutcome(list, "allows", doubtful);
  const offending = hidden.filter(({ port }) => !certain.has(port));
  if (offending.length > 0) return hiddenOutcome(host, offending);
  const missing = whyUncovered(host, protocol, PortSet.all.minus(certain));
  if (missing !== undefined) return missing;
  const evidence = collectEvidence(open, (listener) =>
    evidenceOf(elementFor(elements, listener), "allows", listener, false),
  );
  return outcome("PASSED", allowedReason(open, protocol), evidence);
}

/** Passes if every port of the list is known to be closed. */
function judgeDenied(host: Host, list: CompiledList): Outcome {
  const { protocol, elements, certain, possible } = list;
  const { open, hidden } = host[protocol];
  const violations = open.filter(({ port }) => certain.has(port));
  if (violations.length > 0) {
    const found = collectEvidence(violations, (listener) =>
      evidenceOf(elementFor(elements, listener), "denies", listener, true),
    );
    const guilty = new Set(found.evidence.map(({ element }) => element!.text));
    const subject = guilty.size === 1 ? `The element ${found.evidence[0]!.element!.text}` : "The list";
    return outcome("FAILED", `${subject} denies ${listOf(violations)}.`, found);
  }
  const doubtful = open.filter(({ port }) => possible.has(port));
  if (doubtful.length > 0) return unclearOutcome(list, "denies", doubtful);
  const offending = hidden.filter(({ port }) => possible.has(port));
  if (offending.length > 0) return hiddenOutcome(host, offending);
  return (
    whyUncovered(host, protocol, possible) ??
    outcome("PASSED", `None of the denied ${protocol.toUpperCase()} ports is open.`)
  );
}

function unclearOutcome({ unclear }: CompiledList, verb: string, listeners: readonly Listener[]): Outcome {
  const [first] = unclear as [PlacedElement];
  const { message, suggestion } = first.problem!;
  const reason = `Tenable does not document whether ${first.text} ${verb} ${namesOf(listeners)}.`;
  const remedy = suggestion
    ? `Write ${suggestion} instead of ${first.text}.`
    : "Write port numbers, or digit patterns such as 808[0-9].";
  const evidence = [{ element: first.shown, violation: false, message }];
  return undecided("undocumented", reason, remedy, {
    evidence,
    notes: unclear.map(({ problem }) => problem!.message),
  });
}

/** The clear element that matches the port; there is one. */
function elementFor(elements: readonly PlacedElement[], { port }: Listener): PlacedElement {
  return elements.find((element) => !isUnclear(element) && element.ports.has(port))!;
}

/** True if only listeners on a loopback address offend: they count or not, depending on the options. */
function dependsOnLoopback(host: Host, { kind, protocol, certain }: CompiledList): boolean {
  const offends = ({ port }: Listener) => certain.has(port) === (kind === "denied");
  const { open, loopback } = host[protocol];
  return loopback.some(offends) && !open.some((listener) => !listener.onLoopback && offends(listener));
}

function evidenceOf(
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

function nameOf({ port, proto }: Listener): string {
  return `${port}/${proto}`;
}

function allowedReason(open: readonly Listener[], protocol: "tcp" | "udp"): string {
  const name = protocol.toUpperCase();
  const ports = new Set(open.map(({ port }) => port)).size;
  if (ports === 0) return `No ${name} port is open.`;
  if (ports === 1) return `The only open ${name} port is allowed.`;
  return ports === 2
    ? `Both open ${name} ports are allowed.`
    : `All ${ports} open ${name} ports are allowed.`;
}

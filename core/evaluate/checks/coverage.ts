import { PortSet } from "../../ports/port-set.ts";
import type { Dialect } from "../../semantics/port-check.ts";
import { isComplete, knownPorts } from "../../snapshot/coverage.ts";
import type { CoverageGap } from "../../snapshot/snapshot.ts";
import type { Host } from "../host/host.ts";
import { type Outcome, undecided } from "../outcome.ts";

/**
 * What to say instead of "no such port is open" if the snapshot does not show the state of all these ports;
 * undefined if it does, or if unlisted ports count as closed.
 */
export function whyUncovered(host: Host, protocol: "tcp" | "udp", ports: PortSet): Outcome | undefined {
  const coverage = host.snapshot.coverage[protocol];
  const unknown = ports.intersect(PortSet.all).minus(knownPorts(coverage));
  if (unknown.isEmpty) return undefined;
  const { gaps } = coverage;
  const name = protocol.toUpperCase();
  const reason = `${whyUnknown(gaps, name)} Not known: ${rangesText(unknown)}.`;
  // What the command never lists is neither open nor closed, whatever the setting says.
  const because = gaps.every(({ kind }) => kind === "left-out") ? "missing" : "partial";
  if (because === "partial" && host.options.unknownPorts === "closed") return undefined;
  const details = mayVouch(host, gaps) ? { vouch: protocol } : {};
  return undecided(because, reason, remedyFor(host, protocol, gaps), details);
}

/**
 * Nobody can vouch for what the command never lists, for a row that could not be read, or for what a scan did
 * not reach.
 */
function mayVouch({ snapshot }: Host, gaps: readonly CoverageGap[]): boolean {
  const isListed = gaps.some(({ kind }) => kind !== "left-out");
  return isListed && snapshot.coverage.viewpoint === "inside" && gaps.every(({ kind }) => kind !== "unread");
}

/** The first reason, with its line; the others would repeat it. */
function whyUnknown([gap]: readonly CoverageGap[], name: string): string {
  if (gap === undefined) return `The snapshot does not show every open ${name} port.`;
  return gap.line === undefined ? gap.message : `${gap.message.slice(0, -1)} (line ${gap.line}).`;
}

const mostRanges = 6;

/** `every port`, or the ranges, the first few of many: `1–20, 24–65535`. */
function rangesText(ports: PortSet): string {
  if (ports.equals(PortSet.all)) return "every port";
  const ranges = ports.ranges();
  const shown = PortSet.union(ranges.slice(0, mostRanges).map(([lo, hi]) => PortSet.range(lo, hi)));
  const rest = ranges.length - mostRanges;
  return rest > 0 ? `${shown} and ${rest} more ranges` : String(shown);
}

/** The exact command that would prove a pass, and a hint that a person may vouch instead. */
function remedyFor(host: Host, protocol: "tcp" | "udp", gaps: readonly CoverageGap[]): string {
  const { snapshot, system } = host;
  const kinds = new Set(gaps.map(({ kind }) => kind));
  const vouch = `If the list is complete, say so with \`# lists: ${protocol}\` in its first lines.`;
  if (kinds.has("unread")) return `Take it again with ${captureCommand(system)}.`;
  if (snapshot.coverage.viewpoint === "outside") {
    const flag = protocol === "udp" ? "-sU " : "";
    return `Scan every port with \`nmap ${flag}-p- ${snapshot.host ?? "HOST"}\`, or run ${captureCommand(system)} on the host.`;
  }
  return `Take it with ${captureCommand(system)}, unfiltered and including the command line. ${vouch}`;
}

const commands: Record<string, string> = {
  Linux: "`ss -tulpn`",
  Windows: "`netstat -ano`",
  SunOS: "`netstat -an`",
  Darwin: "`netstat -an`",
  FreeBSD: "`netstat -an`",
  NetBSD: "`netstat -an`",
  OpenBSD: "`netstat -an`",
  AIX: "`netstat -an`",
  "HP-UX": "`netstat -an`",
  VMkernel: "`esxcli network ip connection list`",
};

/** The command that lists all the open ports of a system. */
function captureCommand(system: string | undefined): string {
  return (system && commands[system]) ?? "`ss -tulpn` or, on Windows, `netstat -ano`";
}

/** What limits every statement about the open ports of this host. */
export function limitsOf(host: Host, protocol: "tcp" | "udp", dialect: Dialect): string[] {
  const { coverage } = host.snapshot;
  const { vouched } = coverage[protocol];
  const notes: string[] = [];
  if (!vouched.isEmpty) notes.push(vouchedNote(vouched, protocol));
  if (host.options.unknownPorts === "closed" && !isComplete(coverage[protocol])) {
    const why = whyUnknown(coverage[protocol].gaps, protocol.toUpperCase());
    notes.push(`${why} The setting evaluate.unknownPorts counts unknown ports as closed.`);
  }
  if (coverage.viewpoint === "outside") {
    notes.push("The snapshot is a scan from outside: ports hidden by a firewall count as closed here.");
  }
  if (host.system !== undefined && (host.system === "Windows") !== (dialect === "windows")) {
    const policy = dialect === "windows" ? "Windows" : "Unix";
    notes.push(`The policy is for ${policy}, and the snapshot is of ${host.system}.`);
  }
  return notes;
}

function vouchedNote(vouched: PortSet, protocol: "tcp" | "udp"): string {
  const name = protocol.toUpperCase();
  return vouched.equals(PortSet.all)
    ? `The list of ${name} portscounts as complete because you said so.`
    : `The ${name} ports ${rangesText(vouched)} count as listed because you said so.`;
}

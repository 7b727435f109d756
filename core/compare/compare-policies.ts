import { comparePorts } from "../ports/compare-ports.ts";
import { PortSet } from "../ports/port-set.ts";
import type { Policy } from "../semantics/policy.ts";
import type { Span } from "../syntax/tree.ts";
import { nothing, type PortStatements, type ProtocolStatements, portStatements } from "./port-statements.ts";

/** One difference between two versions of a policy in what they say about ports. */
export interface PolicyChange {
  /** Is it only in the later version, or only in the earlier one? */
  sign: "+" | "-";
  protocol: "tcp" | "udp";
  statement: "allowed" | "allow-list" | "denied" | "process";
  /** Contiguous ranges of ports; empty for processes. */
  ports: [lo: number, hi: number][];
  /** The condition that it depends on, as the end of a sentence with "where"; empty outside conditions. */
  where: string;
  /** `+8080–8089/tcp allowed` */
  text: string;
  /** The checks that say it: in the later version for "+", in the earlier one for "-". */
  checks: Span[];
}

export interface PolicyComparison {
  changes: PolicyChange[];
  /** What can't be compared, one sentence each. */
  notes: string[];
}

/**
 * What a change of a policy means for ports. Lists are compared as sets, for each protocol, so another
 * spelling is not a change. Several allow lists together allow what all of them do, several deny lists deny
 * what any of them does. Checks in conditions are compared with those below the same condition.
 */
export function comparePolicies(before: Policy, after: Policy): PolicyComparison {
  const [earlier, later] = [portStatements(before), portStatements(after)];
  const changes: PolicyChange[] = [];
  for (const key of new Set([...earlier.places.keys(), ...later.places.keys()])) {
    const [from, to] = [earlier.places.get(key), later.places.get(key)];
    for (const protocol of ["tcp", "udp"] as const) {
      for (const change of compareAt(protocol, from, to)) changes.push(change);
    }
  }
  const notes = [
    ...earlier.unknown.map((sentence) => `Before: ${sentence}`),
    ...later.unknown.map((sentence) => `After: ${sentence}`),
  ];
  return { changes, notes };
}

function compareAt(
  protocol: "tcp" | "udp",
  from: PortStatements | undefined,
  to: PortStatements | undefined,
): PolicyChange[] {
  const { where } = (to ?? from)!;
  const [before, after] = [from?.[protocol] ?? nothing(), to?.[protocol] ?? nothing()];
  const change = (
    sign: PolicyChange["sign"],
    statement: PolicyChange["statement"],
    ports: PortSet,
    text: string,
    checks: Span[],
  ): PolicyChange => {
    const condition = where === "" ? "" : `, where ${where}`;
    const shown = `${sign === "-" ? "−" : "+"}${text}${condition}`;
    return { sign, protocol, statement, ports: ports.ranges(), where, text: shown, checks };
  };
  const sets = (
    statement: "allowed" | "denied",
    { added, removed }: { added: PortSet; removed: PortSet },
    newer: Span[],
    older: Span[],
  ): PolicyChange[] => [
    ...(added.isEmpty ? [] : [change("+", statement, added, `${added}/${protocol} ${statement}`, newer)]),
    ...(removed.isEmpty
      ? []
      : [change("-", statement, removed, `${removed}/${protocol} ${statement}`, older)]),
  ];
  const list = (sign: "+" | "-", ports: PortSet, checks: Span[]) =>
    change(sign, "allow-list", ports, onlyText(ports, protocol), checks);
  const process = (sign: "+" | "-", [text, span]: [string, Span]) =>
    change(sign, "process", PortSet.empty, text, [span]);
  return [
    ...(before.allowed && after.allowed
      ? sets("allowed", comparePorts(before.allowed, after.allowed), after.allowedBy, before.allowedBy)
      : []),
    ...(before.allowed === undefined && after.allowed ? [list("+", after.allowed, after.allowedBy)] : []),
    ...(before.allowed && after.allowed === undefined ? [list("-", before.allowed, before.allowedBy)] : []),
    ...sets("denied", comparePorts(before.denied, after.denied), after.deniedBy, before.deniedBy),
    ...onlyIn(after, before).map((entry) => process("+", entry)),
    ...onlyIn(before, after).map((entry) => process("-", entry)),
  ];
}

/** Adding the first allow list, or removing the last, changes what is allowed from or to everything. */
function onlyText(ports: PortSet, protocol: "tcp" | "udp"): string {
  return ports.isEmpty ? `no ${protocol} port allowed` : `only ${ports}/${protocol} allowed`;
}

function onlyIn(one: ProtocolStatements, other: ProtocolStatements): [string, Span][] {
  return [...one.processes].filter(([text]) => !other.processes.has(text));
}

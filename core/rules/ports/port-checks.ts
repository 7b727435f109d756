import { type PortElement, type PortList, parsePortList, portsOf } from "../../ports/port-list.ts";
import type { PortSet } from "../../ports/port-set.ts";
import { canRunTogether, circumstancesIn } from "../../semantics/branches.ts";
import type { Policy } from "../../semantics/policy.ts";
import { type PortCheck, portCheckOf } from "../../semantics/port-check.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import type { DecodedString } from "../../syntax/string-value.ts";
import { rememberFor } from "../../text/remember.ts";
import type { PolicyContext } from "../rule.ts";

/** An open-port check with its list, for the rules that compare checks with each other. */
export interface ListedPortCheck extends PortCheck {
  ports: DecodedString;
  list: PortList;
  /** The union of the elements. */
  portSet: PortSet;
}

/** The keywords by which checks are listed and compared here. */
export const listedPortKeywords: readonly string[] = [
  "type",
  "ports",
  "port_no",
  "value_data",
  "port_type",
  "system",
];

/** One listing serves all rules of a run: it depends only on the policy. */
const listedIn = rememberFor(listPortChecks);

/**
 * The open-port checks outside of conditions whose port list is known: there is one, and it contains no
 * variable.
 */
export function listedPortChecks({ policy }: PolicyContext): readonly ListedPortCheck[] {
  return listedIn(policy);
}

function listPortChecks({ checks }: Policy): ListedPortCheck[] {
  return checks.flatMap((check) => {
    const portCheck = check.inCondition ? undefined : portCheckOf(check);
    if (portCheck?.ports === undefined || portCheck.protocol === undefined) return [];
    if (holdsVariable(portCheck.ports.text)) return [];
    const list = parsePortList(portCheck.ports.text);
    return [{ ...portCheck, ports: portCheck.ports, list, portSet: portsOf(list) }];
  });
}

/** How many others of a kind a check is compared with, the first ones: nobody writes a policy with more. */
const mostCompared = 200;

/** Calls `compare` for every check of a kind with those of another one that look at the same protocol and can run with it. */
export function forEachWithOthers(
  context: PolicyContext,
  kind: PortCheck["kind"],
  otherKind: PortCheck["kind"],
  compare: (check: ListedPortCheck, others: readonly ListedPortCheck[]) => void,
): void {
  const checks = listedPortChecks(context);
  const own = checks.filter((check) => check.kind === kind);
  const rest = checks.filter((check) => check.kind === otherKind);
  if (own.length === 0 || rest.length === 0) return;
  const circumstancesOf = circumstancesIn(context.policy);
  for (const protocol of ["tcp", "udp"] as const) {
    const others = rest
      .filter((other) => other.protocol === protocol)
      .slice(0, mostCompared)
      .map((other) => ({ other, runs: circumstancesOf(other.check) }));
    for (const check of own) {
      if (check.protocol !== protocol) continue;
      const runs = circumstancesOf(check.check);
      const met = others.filter((each) => canRunTogether(runs, each.runs)).map(({ other }) => other);
      if (met.length > 0) compare(check, met);
    }
  }
}

/** Calls `compare` for the pairs that `forEachWithOthers` finds. */
export function forEachPair(
  context: PolicyContext,
  first: PortCheck["kind"],
  second: PortCheck["kind"],
  compare: (left: ListedPortCheck, right: ListedPortCheck) => void,
): void {
  forEachWithOthers(context, first, second, (left, others) => {
    for (const right of others) compare(left, right);
  });
}

/** The elements of a list that match one of the ports. */
export function elementsMatching({ elements }: PortList, ports: PortSet): PortElement[] {
  return elements.filter((element) => element.ports.meets(ports));
}

import { type PortElement, type PortList, parsePortList, portsOf } from "../../ports/port-list.ts";
import type { PortSet } from "../../ports/port-set.ts";
import { canRunTogether, circumstancesIn } from "../../semantics/branches.ts";
import type { Policy } from "../../semantics/policy.ts";
import { type PortCheck, portCheckOf } from "../../semantics/port-check.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import type { DecodedString } from "../../syntax/string-value.ts";
import { rememberFor } from "../../text/remember.ts";
import type { PolicyContext } from "../rule.ts";

/** An open-port check with its list, as the rules that compare checks with each other need it. */
export interface ListedPortCheck extends PortCheck {
  ports: DecodedString;
  list: PortList;
  /** Union of the elements. */
  portSet: PortSet;
}

/** One listing serves all the rules of a run: it depends on the policy alone. */
const listedIn = rememberFor(listPortChecks);

/** The open-port checks outside conditions whose port list is known: there is one, and it holds no variable. */
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

/** Calls `compare` for every pair of the two kinds that looks at the same protocol and can run on the same host. */
export function forEachPair(
  context: PolicyContext,
  first: PortCheck["kind"],
  second: PortCheck["kind"],
  compare: (left: ListedPortCheck, right: ListedPortCheck) => void,
): void {
  const checks = listedPortChecks(context);
  const lefts = checks.filter(({ kind }) => kind === first);
  const rights = checks.filter(({ kind }) => kind === second);
  if (lefts.length === 0 || rights.length === 0) return;
  const circumstancesOf = circumstancesIn(context.policy);
  const others = rights.map((right) => ({ right, runs: circumstancesOf(right.check) }));
  for (const left of lefts) {
    const leftRuns = circumstancesOf(left.check);
    for (const { right, runs } of others) {
      if (left.protocol === right.protocol && canRunTogether(leftRuns, runs)) compare(left, right);
    }
  }
}

/** The elements of a list that match one of the ports. */
export function elementsMatching({ elements }: PortList, ports: PortSet): PortElement[] {
  return elements.filter((element) => element.ports.meets(ports));
}

import { processMatcher } from "../evaluate/process-names/process-names.ts";
import { noValues } from "../evaluate/values.ts";
import { parsePortList, portsOf } from "../ports/port-list.ts";
import { PortSet } from "../ports/port-set.ts";
import {
  type Check,
  type Condition,
  keywordText,
  type Policy,
  type PolicyNode,
} from "../semantics/policy.ts";
import { portCheckOf } from "../semantics/port-check.ts";
import { holdsVariable } from "../semantics/variables.ts";
import { textOf } from "../syntax/string-value.ts";
import type { Span } from "../syntax/tree.ts";

/**
 * What the open-port checks of a policy say together in one place: outside of conditions, or in one branch.
 */
export interface PortStatements {
  /** Completes "where …" for the branch: `"SSH is closed" passes`; empty outside of conditions. */
  where: string;
  tcp: ProtocolStatements;
  udp: ProtocolStatements;
}

export interface ProtocolStatements {
  /** Ports that every allow list has; undefined if there is none, so that every port is allowed. */
  allowed: PortSet | undefined;
  /** Ports that some deny list has. */
  denied: PortSet;
  /** `22: the process is sshd`, with the check that says so. */
  processes: Map<string, Span>;
  allowedBy: Span[];
  deniedBy: Span[];
}

/**
 * The statements of a policy by the conditions around them, in order. `unknown` are checks whose ports can't
 * be determined, each as a sentence.
 */
export function portStatements(policy: Policy): { places: Map<string, PortStatements>; unknown: string[] } {
  const places = new Map<string, PortStatements>();
  const unknown: string[] = [];
  const visit = (nodes: readonly PolicyNode[], key: string, where: string): void => {
    for (const node of nodes) {
      if (node.kind === "check") {
        const problem = addCheck(node, () => placeAt(places, key, where));
        if (problem !== undefined) unknown.push(problem);
        continue;
      }
      const condition = conditionText(node.condition);
      const named = nameOf(node.condition);
      const also = where === "" ? "" : `${where} and `;
      visit(node.then, `${key} then ${condition}`, `${also}${named} passes`);
      visit(node.else, `${key} else ${condition}`, `${also}${named} does not pass`);
    }
  };
  visit(policy.body, "", "");
  return { places, unknown };
}

function placeAt(places: Map<string, PortStatements>, key: string, where: string): PortStatements {
  const known = places.get(key);
  if (known) return known;
  const place = { where, tcp: nothing(), udp: nothing() };
  places.set(key, place);
  return place;
}

export function nothing(): ProtocolStatements {
  return { allowed: undefined, denied: PortSet.empty, processes: new Map(), allowedBy: [], deniedBy: [] };
}

/** Adds what a check says; returns a sentence if that can't be determined. */
function addCheck(check: Check, place: () => PortStatements): string | undefined {
  const portCheck = portCheckOf(check);
  if (portCheck === undefined) return undefined;
  const { kind, dialect, protocol, ports } = portCheck;
  const name = `"${keywordText(check, "description") ?? check.itemType}"`;
  if (protocol === undefined || ports === undefined || holdsVariable(ports.text)) {
    return `It can't be determined which ports ${name} is about.`;
  }
  const { start, end } = check.element;
  const span = { start, end };
  if (kind === "process") {
    const matcher = processMatcher(portCheck, noValues);
    const { value } = portCheck.processKeyword ?? {};
    if (typeof matcher === "string" || holdsVariable(check.tree.text.slice(value?.start, value?.end)))
      return `It can't be determined which process ${name} permits.`;
    const isClosable = dialect === "windows" && keywordText(check, "port_option") === "CAN_BE_CLOSED";
    const unlessClosed = isClosable ? ", or the port is closed" : "";
    const text = `${ports.text.trim()}/${protocol}: the process ${matcher.permits}${unlessClosed}`;
    place()[protocol].processes.set(text, span);
    return undefined;
  }
  const list = parsePortList(ports.text);
  const set = portsOf(list);
  const statements = place()[protocol];
  if (kind === "allowed") {
    statements.allowed = statements.allowed?.intersect(set) ?? set;
    statements.allowedBy.push(span);
  } else {
    statements.denied = statements.denied.union(set);
    statements.deniedBy.push(span);
  }
  const odd = list.elements.find(
    ({ problem }) => problem?.kind === "malformed-element" || problem?.kind === "undecidable-element",
  );
  return odd && `It can't be determined which ports ${odd.text} in ${name} matches.`;
}

/** What a condition asks for, without blanks, comments and texts for people: equal for equal conditions. */
function conditionText(condition: Condition | undefined): string {
  if (condition === undefined) return "";
  const checks = condition.checks.map(({ keywords, tree }) =>
    keywords
      .filter(({ name }) => !textKeywords.has(name))
      .map(({ name, value }) => [name, value && textOf(tree, value)]),
  );
  return JSON.stringify([condition.operator, checks]);
}

const textKeywords = new Set(["description", "info", "solution", "see_also", "reference"]);

function nameOf(condition: Condition | undefined): string {
  const names = condition?.checks.map((check) => `"${keywordText(check, "description") ?? ""}"`) ?? [];
  if (names.length === 0) return "the condition";
  return names.length === 1 ? names[0]! : `(${names.join(condition!.operator === "AND" ? " and " : " or ")})`;
}

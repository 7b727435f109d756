import { type Check, keywordText, type Policy } from "../semantics/policy.ts";
import { portCheckOf } from "../semantics/port-check.ts";
import { textOf } from "../syntax/string-value.ts";
import type { Span } from "../syntax/tree.ts";

/** A check that one version of a policy has and the other has not, or has otherwise. */
export interface CheckChange {
  sign: "+" | "-" | "~";
  /** `CMD_EXEC "The kernel release"`, and for a check that has changed the keywords that did. */
  text: string;
  before: Span | undefined;
  after: Span | undefined;
}

/**
 * What a change of a policy means for its checks. Checks are the same that have the same type and description; several
 * of these are compared in their order. What open-port checks say about ports is left to `comparePolicies`; of them
 * only the other keywords are compared.
 */
export function compareChecks(before: Policy, after: Policy): CheckChange[] {
  const earlier = checksByName(before);
  const later = checksByName(after);
  const changes: CheckChange[] = [];
  for (const name of new Set([...earlier.keys(), ...later.keys()])) {
    const [from, to] = [earlier.get(name) ?? [], later.get(name) ?? []];
    for (let index = 0; index < Math.max(from.length, to.length); index++) {
      const change = compareCheck(name, from[index], to[index]);
      if (change !== undefined) changes.push(change);
    }
  }
  return changes.sort((left, right) => placeOf(left) - placeOf(right));
}

function compareCheck(name: string, from: Check | undefined, to: Check | undefined): CheckChange | undefined {
  const places = { before: from?.element, after: to?.element };
  if (from === undefined || to === undefined) {
    const present = portCheckOf((from ?? to)!);
    return present ? undefined : { sign: from === undefined ? "+" : "-", text: name, ...places };
  }
  const [older, newer] = [keywordsOf(from), keywordsOf(to)];
  const changed = [...new Set([...older.keys(), ...newer.keys()])].filter(
    (keyword) => older.get(keyword) !== newer.get(keyword),
  );
  return changed.length === 0 ? undefined : { sign: "~", text: `${name}: ${changed.join(", ")}`, ...places };
}

function checksByName({ checks }: Policy): Map<string, Check[]> {
  const byName = new Map<string, Check[]>();
  for (const check of checks) {
    const description = keywordText(check, "description");
    const type = check.itemType ?? check.builtin ?? check.tag;
    const name = description === undefined ? type : `${type} "${description}"`;
    const namesakes = byName.get(name);
    if (namesakes === undefined) byName.set(name, [check]);
    else namesakes.push(check);
  }
  return byName;
}

/** Keyword → its values as the scanner reads them, so that another spelling is no change. */
function keywordsOf(check: Check): Map<string, string> {
  const port = portCheckOf(check);
  const said = new Map<string, string>();
  for (const keyword of check.keywords) {
    if (port && (keyword === port.portsKeyword || keyword === port.processKeyword)) continue;
    if (port && keyword.name === "port_type") continue;
    const value = keyword.value === undefined ? "" : textOf(check.tree, keyword.value);
    said.set(keyword.name, `${said.get(keyword.name) ?? ""}\n${value}`);
  }
  return said;
}

/** Order of the later version; what is gone comes last, in the order that it had. */
function placeOf({ before, after }: CheckChange): number {
  return after?.start ?? Number.MAX_SAFE_INTEGER / 2 + (before?.start ?? 0);
}

import { aclName, type Edition, placesOf, type Unit } from "./edition.ts";
import { type MatchedBy, matchChecks } from "./match-checks.ts";

/** The units of one edition, matched with those of another. */
export interface Matching {
  /** Unit of the earlier edition → the same in the later one. */
  after: Map<Unit, Unit>;
  before: Map<Unit, Unit>;
  /** What a check was recognised by, for units of the later edition. */
  by: Map<Unit, MatchedBy>;
}

/**
 * Finds the units of one edition in the other.
 *
 * @param left only these are matched; by default all
 */
export function matchUnits(
  before: Edition,
  after: Edition,
  left: { before: readonly Unit[]; after: readonly Unit[] } = { before: before.units, after: after.units },
): Matching {
  const matching: Matching = { after: new Map(), before: new Map(), by: new Map() };
  const pair = (older: Unit, newer: Unit, by?: MatchedBy): void => {
    matching.after.set(older, newer);
    matching.before.set(newer, older);
    if (by !== undefined) matching.by.set(newer, by);
  };
  const checks = { before: left.before.filter(isCheck), after: left.after.filter(isCheck) };
  const [older, newer] = [placesOf(before.units), placesOf(after.units)];
  const pairs = matchChecks(
    checks.before.map(({ facts }) => facts!),
    checks.after.map(({ facts }) => facts!),
    {
      before: checks.before.map((unit) => older.get(unit)!),
      after: checks.after.map((unit) => newer.get(unit)!),
    },
  );
  for (const { before: from, after: to, by } of pairs) pair(checks.before[from]!, checks.after[to]!, by);
  pairConditionals(matching, left, pair);
  pairBlocks(before, after, left, pair);
  return matching;
}

function isCheck({ kind }: Unit): boolean {
  return kind === "check";
}

/**
 * Two conditionals are the same if a check of their conditions is. If nothing in the condition is the same,
 * what is below it is reported under another condition, and it is not known whether that is wanted.
 */
function pairConditionals(
  { after }: Matching,
  left: { before: readonly Unit[] },
  pair: (older: Unit, newer: Unit) => void,
): void {
  const taken = new Set<Unit>();
  const matched = new Set<Unit>();
  for (const unit of left.before) {
    const { parent, part, kind } = unit;
    if (kind !== "check" || part !== "condition" || parent === undefined || matched.has(parent)) continue;
    const newer = after.get(unit);
    if (newer?.parent === undefined || newer.part !== "condition" || taken.has(newer.parent)) continue;
    pair(parent, newer.parent);
    matched.add(parent);
    taken.add(newer.parent);
  }
}

/** ACL blocks are matched by their names, which are unique in a policy (G 253-266). */
function pairBlocks(
  before: Edition,
  after: Edition,
  left: { before: readonly Unit[]; after: readonly Unit[] },
  pair: (older: Unit, newer: Unit) => void,
): void {
  const named = new Map<string, Unit>();
  for (const unit of left.before) if (unit.kind === "acl") named.set(aclName(before, unit), unit);
  for (const unit of left.after) {
    if (unit.kind !== "acl") continue;
    const name = aclName(after, unit);
    const older = named.get(name);
    named.delete(name);
    if (older !== undefined) pair(older, unit);
  }
}

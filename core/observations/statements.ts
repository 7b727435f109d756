import type { Account, FileStatus, Found, Kind, Place, Values, Why } from "./observation.ts";
import { isPartOf, isSameValue, mergeAccount, mergeStatus, tellsMore } from "./same-value.ts";

/** What one output says about one thing. */
export type Statement<K extends Kind> =
  | { is: "present"; values: Values[K][]; places: Place[]; partial?: Why }
  | { is: "absent"; place: Place }
  | { is: "unknown"; why: Why; place: Place };

/** What several outputs say together. */
export function joinStatements<K extends Kind>(kind: K, statements: readonly Statement<K>[]): Found<K> {
  const told = seenByRoot(statements.filter(({ is }) => is !== "unknown"));
  const [first, ...others] = told;
  if (first === undefined) {
    const [silent] = statements;
    return silent?.is === "unknown"
      ? { is: "unknown", why: silent.why, places: [silent.place] }
      : { is: "unknown", why: "not captured", places: [] };
  }
  let found = foundOf(first);
  for (const other of others) {
    const joined = both(kind, found, foundOf(other));
    if (joined === undefined) {
      return { is: "unknown", why: "conflict", places: [...found.places, ...foundOf(other).places] };
    }
    found = joined;
  }
  return found;
}

/** Only what root was shown, if a command also ran as root: others may have been refused. */
function seenByRoot<K extends Kind>(statements: readonly Statement<K>[]): readonly Statement<K>[] {
  const isOfOther = (statement: Statement<K>) =>
    statement.is === "present" && statement.values.some((value) => "asOther" in value);
  const ofRoot = statements.filter((statement) => !isOfOther(statement));
  return ofRoot.length === 0 ? statements : ofRoot;
}

function foundOf<K extends Kind>(statement: Statement<K>): Found<K> {
  if (statement.is === "present") return statement;
  const places = [statement.place];
  return statement.is === "absent" ? { is: "absent", places } : { is: "unknown", why: statement.why, places };
}

/** Undefined if the two contradict each other. */
function both<K extends Kind>(kind: K, one: Found<K>, other: Found<K>): Found<K> | undefined {
  if (one.is !== "present" || other.is !== "present") return one.is === other.is ? one : undefined;
  const [longer, shorter] = one.partial === undefined ? [one, other] : [other, one];
  if (shorter.partial !== undefined) {
    const isPart = longer.partial === undefined || longer.values.length === shorter.values.length;
    return isPart &&
      shorter.values.every((value) => longer.values.some((whole) => isPartOf(kind, value, whole)))
      ? longer
      : undefined;
  }
  if (one.values.length !== other.values.length) return undefined;
  const others = [...other.values];
  for (const value of one.values) {
    const at = others.findIndex((candidate) => isSameValue(kind, value, candidate));
    if (at < 0) return undefined;
    others.splice(at, 1);
  }
  if (tellsMore(kind, other.values[0]!, one.values[0]!)) return other;
  if (kind === "account" && one.values.length === 1) {
    const account = mergeAccount(one.values[0] as Account, other.values[0] as Account);
    return { is: "present", values: [account as Values[K]], places: [...one.places, ...other.places] };
  }
  if (kind !== "status" || one.values.length !== 1) return one;
  const merged = mergeStatus(one.values[0] as FileStatus, other.values[0] as FileStatus);
  return { is: "present", values: [merged as Values[K]], places: [...one.places, ...other.places] };
}

import type { Member } from "../../observations/observation.ts";
import { type Answer, answerOf, combineAnswers, negate, unclear } from "./answer.ts";
import type { Comparison } from "./check-types.ts";
import { type Expression, listsOf } from "./expression.ts";
import { sidOfService } from "./service-sid.ts";
import { type AccountName, isSid, isWellKnownName, nameOfSid } from "./well-known-sids.ts";

/** Does a set of accounts match the expression? */
export type AccountsTest = (actual: readonly Member[], host: AccountHost) => Answer;

export type CompiledAccounts = { ok: true; test: AccountsTest } | { ok: false; reason: string };

/** What is known about the host that the names are from. */
export interface AccountHost {
  /** The name of the computer, before its accounts. */
  name?: string | undefined;
  /** The name of an account by its SID. */
  nameOf(sid: string): string | undefined;
}

/**
 * How names are compared: plain, without the domain (G 307); qualified, with it; either, as in lists of members, where
 * accounts of the host have none.
 */
export type NameRule = "plain" | "qualified" | "either";

/**
 * Sets of accounts (G 251, 303, 307): `&&` lists them, `""` is nobody, `||` separates lists. Order and case
 * make no difference. EQUAL_ANY and SUPERSET require each of them, SUBSET allows no other.
 */
export function compileAccounts(
  expression: Expression,
  comparison: Comparison,
  rule: NameRule,
): CompiledAccounts {
  const found = listsOf(expression);
  if (!found.ok) return found;
  const lists = found.lists.map((leaves) =>
    leaves.map(({ text }) => text.trim()).filter((text) => text !== ""),
  );
  const compare = setTests[comparison];
  if (compare === undefined) {
    return {
      ok: false,
      reason: `Tenable does not document what CHECK_${comparison} means for a list of accounts.`,
    };
  }
  const names = lists.reduce((sum, list) => sum + list.length, 0);
  const test: AccountsTest = (actual, host) => {
    if (names * actual.length > mostComparisons) return unclear("there are too many accounts to compare");
    return combineAnswers(
      "OR",
      lists.map((wanted) => compare(actual, wanted, (one, name) => matchAccount(one, name, rule, host))),
    );
  };
  return { ok: true, test: comparison === "NOT_EQUAL" ? (actual, host) => negate(test(actual, host)) : test };
}

/** How many pairs of accounts are compared: sets of people have hundreds. */
const mostComparisons = 1_000_000;

type Match = (actual: Member, wanted: string) => Answer;
type SetTest = (actual: readonly Member[], wanted: readonly string[], match: Match) => Answer;

const isSubset: SetTest = (actual, wanted, match) =>
  combineAnswers(
    "AND",
    actual.map((one) =>
      combineAnswers(
        "OR",
        wanted.map((name) => match(one, name)),
      ),
    ),
  );

const isSuperset: SetTest = (actual, wanted, match) =>
  combineAnswers(
    "AND",
    wanted.map((name) =>
      combineAnswers(
        "OR",
        actual.map((one) => match(one, name)),
      ),
    ),
  );

/** That everybody in an empty list is there says nothing, and can't be what was meant. */
const hasAll: SetTest = (actual, wanted, match) =>
  wanted.length === 0
    ? unclear("Tenable does not document what this check_type means for nobody")
    : isSuperset(actual, wanted, match);

const isSame: SetTest = (actual, wanted, match) =>
  combineAnswers("AND", [isSubset(actual, wanted, match), isSuperset(actual, wanted, match)]);

const setTests: Readonly<Partial<Record<Comparison, SetTest>>> = {
  EQUAL: isSame,
  NOT_EQUAL: isSame,
  EQUAL_ANY: hasAll,
  SUPERSET: hasAll,
  SUBSET: isSubset,
};

/** Is an account of the host the one that the policy names? */
export function matchAccount(actual: Member, wanted: string, rule: NameRule, host: AccountHost): Answer {
  const plain = wanted.replace(/^\*/, "");
  if (isSid(plain)) {
    const isSame = actual.sid?.toLowerCase() === plain.toLowerCase();
    return isSame
      ? unclear("Tenable does not document whether a SID may be in the place of a name")
      : matchSid(actual);
  }
  const name = nameOf(actual, host);
  const target = splitName(wanted);
  if (name !== undefined) return matchNames(name, target, rule, host);
  return isService(actual, target)
    ? matchNames({ domain: "NT SERVICE", name: target.name }, target, rule, host)
    : matchUnknown(actual, target);
}

/** A SID in the policy is not one that has a name. */
function matchSid({ name }: Member): Answer {
  return name !== undefined
    ? answerOf(false)
    : unclear("Tenable does not document whether a SID may be in the place of a name");
}

function nameOf({ name, sid }: Member, host: AccountHost): AccountName | undefined {
  const known = sid === undefined ? undefined : nameOfSid(sid);
  if (known !== undefined && known.domain !== "") return known;
  const own = name ?? (sid === undefined ? undefined : host.nameOf(sid));
  if (own !== undefined) return splitName(own);
  return known;
}

/** The domain is "" if none is written: it may be any. */
function splitName(text: string): AccountName {
  const at = text.lastIndexOf("\\");
  return at < 0
    ? { domain: "", name: text.trim() }
    : { domain: text.slice(0, at).trim(), name: text.slice(at + 1).trim() };
}

function isService({ sid = "" }: Member, { name }: AccountName): boolean {
  return /^s-1-5-80-/i.test(sid) && sidOfService(name) === sid.toUpperCase();
}

/** An account of which only the SID is known, and that is not the service of that name. */
function matchUnknown({ sid = "" }: Member, { name }: AccountName): Answer {
  if (isWellKnownName(name)) return answerOf(false);
  if (/^s-1-5-80-/i.test(sid)) return answerOf(false);
  return unclear(`the snapshot does not show which account ${sid} is`);
}

function matchNames(actual: AccountName, wanted: AccountName, rule: NameRule, host: AccountHost): Answer {
  if (actual.name.toLowerCase() !== wanted.name.toLowerCase()) return answerOf(false);
  const isWanted = wanted.domain !== "";
  if (actual.domain === undefined) {
    return isWanted ? unclear(domainUnclear) : answerOf(true);
  }
  const own = actual.domain.toLowerCase();
  if (rule === "plain") return isWanted ? unclear(domainUnclear) : answerOf(true);
  if (isWanted && own !== "") return answerOf(own === wanted.domain!.toLowerCase());
  if (rule === "qualified") return unclear(domainUnclear);
  const isLocal = own === "" || own === host.name?.toLowerCase();
  return !isWanted && isLocal ? answerOf(true) : unclear(domainUnclear);
}

const domainUnclear = "it is not certain whether the domain of an account matters here";

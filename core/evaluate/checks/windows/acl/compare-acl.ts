import type { Acl, AclEntry, Member } from "../../../../observations/observation.ts";
import { type AccountHost, matchAccount } from "../../../windows-values/accounts.ts";
import { type Answer, answerOf, combineAnswers, negate, unclear } from "../../../windows-values/answer.ts";
import type { Comparison } from "../../../windows-values/check-types.ts";
import { isSid } from "../../../windows-values/well-known-sids.ts";
import type { WantedEntry } from "./acl-block.ts";
import { type AclType, plainMask, type Scope } from "./rights.ts";

/** An entry that a host shows, as a block would describe it. */
interface ShownEntry {
  member: Member;
  kind: "allow" | "deny";
  mask: number;
  scopes: readonly Scope[];
  isInherited: boolean;
  /** It applies one level deep, which no block can say. */
  isOdd: boolean;
}

/** How many pairs of entries are compared: real lists have a dozen. */
const mostComparisons = 100_000;

/** Is the list of the host the one of the block? Entries that a block can't describe are unclear. */
export function compareAcl(
  acl: Acl,
  wanted: readonly WantedEntry[],
  { type, comparison, host }: { type: AclType; comparison: Comparison; host: AccountHost },
): Answer {
  if (acl.entries.length * wanted.length > mostComparisons) {
    return unclear("there are too many entries to compare");
  }
  const shown = acl.entries.filter(({ kind }) => kind !== "audit").map((entry) => shownEntry(type, entry));
  const match = (entry: ShownEntry, one: WantedEntry) => matchEntry(entry, one, host);
  const covered = combineAnswers(
    "AND",
    shown.map((entry) =>
      combineAnswers(
        "OR",
        wanted.map((one) => match(entry, one)),
      ),
    ),
  );
  const used = combineAnswers(
    "AND",
    wanted.map((one) =>
      combineAnswers(
        "OR",
        shown.map((entry) => match(entry, one)),
      ),
    ),
  );
  const names = namesOf(shown, wanted, host);
  switch (comparison) {
    case "EQUAL":
      return decide(
        combineAnswers("AND", [covered, used]),
        combineAnswers("AND", [names.covered, names.used]),
      );
    case "NOT_EQUAL":
      return negate(
        decide(combineAnswers("AND", [covered, used]), combineAnswers("AND", [names.covered, names.used])),
      );
    case "SUBSET":
      return decide(covered, names.covered);
    case "SUPERSET":
      return decide(used, names.used);
    default:
      return unclear(`Tenable does not document what CHECK_${comparison} means for an access list`);
  }
}

/** Equal entries decide, and so do different accounts; anything in between may be the same in other words. */
function decide(entries: Answer, accounts: Answer): Answer {
  if (entries.truth === "true" || accounts.truth === "false")
    return entries.truth === "true" ? entries : accounts;
  return unclear("it is not certain whether its entries, which differ in words, match those of the block");
}

function namesOf(
  shown: readonly ShownEntry[],
  wanted: readonly WantedEntry[],
  host: AccountHost,
): { covered: Answer; used: Answer } {
  const match = (entry: ShownEntry, one: WantedEntry) => matchName(entry, one, host);
  return {
    covered: combineAnswers(
      "AND",
      shown.map((entry) =>
        combineAnswers(
          "OR",
          wanted.map((one) => match(entry, one)),
        ),
      ),
    ),
    used: combineAnswers(
      "AND",
      wanted.map((one) =>
        combineAnswers(
          "OR",
          shown.map((entry) => match(entry, one)),
        ),
      ),
    ),
  };
}

function matchName({ member }: ShownEntry, { account }: WantedEntry, host: AccountHost): Answer {
  if (account.includes("\\")) return matchAccount(member, account, "qualified", host);
  const answer = matchAccount(member, account, "plain", host);
  return answer.truth === "true" && isOfOtherDomain(member, host)
    ? unclear("it is not certain whether an account of another domain matches the one of that name")
    : answer;
}

/** The accounts of the host itself, whose domain nobody writes. */
const ownDomains = /^(?:builtin|nt authority|nt service|application package authority|creator owner)?$/;

function isOfOtherDomain({ name = "" }: Member, host: AccountHost): boolean {
  const domain = name.slice(0, Math.max(0, name.lastIndexOf("\\"))).toLowerCase();
  return !ownDomains.test(domain) && domain !== host.name?.toLowerCase();
}

function matchEntry(entry: ShownEntry, wanted: WantedEntry, host: AccountHost): Answer {
  const isAlike =
    !entry.isOdd &&
    entry.kind === wanted.kind &&
    entry.mask === wanted.mask &&
    entry.scopes.join() === wanted.scopes.join() &&
    (wanted.isInherited === undefined || entry.isInherited === wanted.isInherited);
  return combineAnswers("AND", [answerOf(isAlike), matchName(entry, wanted, host)]);
}

function shownEntry(type: AclType, { account, kind, mask, flags }: AclEntry): ShownEntry {
  const scopes: Scope[] = [];
  if (!flags.includes("IO")) scopes.push("self");
  if (flags.includes("CI") && type !== "service") scopes.push("folders");
  if (flags.includes("OI") && type === "file") scopes.push("files");
  const plain = account.replace(/^\*/, "");
  return {
    member: isSid(plain) ? { sid: plain } : { name: plain },
    kind: kind === "deny" ? "deny" : "allow",
    mask: plainMask(type, mask),
    scopes,
    isInherited: flags.includes("ID"),
    isOdd: flags.includes("NP"),
  };
}

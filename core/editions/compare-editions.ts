import type { Check, Policy } from "../semantics/policy.ts";
import { portCheckOf } from "../semantics/port-check.ts";
import type { Span } from "../syntax/tree.ts";
import { changeWords } from "./change-words.ts";
import {
  aclName,
  aclText,
  conditionText,
  type Edition,
  nameOfCondition,
  readEdition,
  type Unit,
} from "./edition.ts";
import { type KeywordChange, keywordChanges } from "./keyword-changes.ts";
import { longestRun } from "./longest-run.ts";
import type { MatchedBy } from "./match-checks.ts";
import { type Matching, matchUnits } from "./match-units.ts";

/** A check, a condition or an ACL block that only one edition of a policy has, or that differs. */
export interface EditionChange {
  sign: "+" | "-" | "~";
  kind: "added" | "gone" | "changed" | "moved";
  about: Unit["kind"];
  /** `CMD_EXEC "The kernel release"` */
  name: string;
  /** What the check was recognised by; undefined for what only one edition has. */
  by: MatchedBy | undefined;
  /** The keywords that differ, except those for people and, in open-port checks, those about ports. */
  keywords: { keyword: string; words: string }[];
  /** Its texts for people have changed. */
  prose: string[];
  /** `CMD_EXEC "The kernel release": expect "^5" → "^6"` */
  text: string;
  before: Span | undefined;
  after: Span | undefined;
}

export interface EditionComparison {
  changes: EditionChange[];
  /** Checks by what became of them: `prose` are those of which nothing but texts for people has changed. */
  counts: { same: number; prose: number; changed: number; added: number; gone: number; moved: number };
  /** What to know about the comparison, one sentence each. */
  notes: string[];
}

/**
 * How two editions of a policy differ, check by check, in the order of the later one; what is gone comes
 * last. What open-port checks say about ports is left to `comparePolicies`, which combines several; only
 * their other keywords are compared here.
 */
export function compareEditions(before: Policy, after: Policy): EditionComparison {
  const [older, newer] = [readEdition(before), readEdition(after)];
  const matching = matchUnits(older, newer);
  const moved = movedUnits(newer, matching);
  const counts = { same: 0, prose: 0, changed: 0, added: 0, gone: 0, moved: 0 };
  const changes: EditionChange[] = [];
  for (const unit of newer.units) {
    const from = matching.before.get(unit);
    const change =
      from === undefined
        ? onlyIn("added", newer, unit)
        : compareUnits(older, from, newer, unit, {
            by: matching.by.get(unit),
            matching,
            isMoved: moved.has(unit),
          });
    if (unit.kind === "check") count(counts, change, from !== undefined && hasOtherPorts(from, unit));
    if (change !== undefined && isTold(change, unit)) changes.push(change);
  }
  for (const unit of older.units) {
    if (matching.after.has(unit)) continue;
    const change = onlyIn("gone", older, unit);
    if (unit.kind === "check") count(counts, change, false);
    if (isTold(change, unit)) changes.push(change);
  }
  return { changes, counts, notes: notesOn(older, newer, matching, counts) };
}

/**
 * New and removed ports are reported by port and not by check; for conditions, reporting their checks is
 * enough.
 */
function isTold({ kind, keywords, prose }: EditionChange, unit: Unit): boolean {
  if (kind !== "added" && kind !== "gone") return kind === "moved" || keywords.length > 0 || prose.length > 0;
  if (unit.kind === "conditional") return false;
  return unit.facts === undefined || portCheckOf(unit.facts.check) === undefined;
}

function count(
  counts: EditionComparison["counts"],
  change: EditionChange | undefined,
  withOtherPorts: boolean,
): void {
  if (change === undefined) counts[withOtherPorts ? "changed" : "same"]++;
  else if (change.kind === "added" || change.kind === "gone" || change.kind === "moved")
    counts[change.kind]++;
  else if (change.keywords.length > 0 || withOtherPorts) counts.changed++;
  else counts.prose++;
}

/** Two versions of an open-port check that do not say the same about ports, which is not among the changes of checks. */
function hasOtherPorts({ facts: before }: Unit, { facts: after }: Unit): boolean {
  if (before === undefined || after === undefined || portCheckOf(after.check) === undefined) return false;
  return keywordChanges(before.fields, after.fields).some((change) =>
    isAboutPorts(change, before.check, after.check),
  );
}

function onlyIn(kind: "added" | "gone", edition: Edition, unit: Unit): EditionChange {
  const name = unitName(edition, unit);
  const { start, end } = unit.element;
  const places =
    kind === "added"
      ? { before: undefined, after: { start, end } }
      : { before: { start, end }, after: undefined };
  return {
    sign: kind === "added" ? "+" : "-",
    kind,
    about: unit.kind,
    name,
    by: undefined,
    keywords: [],
    prose: [],
    text: name,
    ...places,
  };
}

function compareUnits(
  older: Edition,
  from: Unit,
  newer: Edition,
  unit: Unit,
  { by, matching, isMoved }: { by: MatchedBy | undefined; matching: Matching; isMoved: boolean },
): EditionChange | undefined {
  const { keywords, prose } = whatChanged(older, from, newer, unit);
  const place = placeWords(from, unit, matching, isMoved);
  const kind = keywords.length === 0 && place !== "" ? "moved" : "changed";
  if (keywords.length === 0 && prose.length === 0 && place === "") return undefined;
  const name = unitName(newer, unit);
  const renamed = prose.includes("description") ? [`was called "${from.facts?.description ?? ""}"`] : [];
  const otherProse = prose.filter((keyword) => keyword !== "description");
  const parts = [
    ...keywords.map(({ words }) => words),
    ...renamed,
    ...(place === "" ? [] : [place]),
    ...(otherProse.length > 0 ? [`a different ${otherProse.join(", ")}`] : []),
  ];
  return {
    sign: "~",
    kind,
    about: unit.kind,
    name,
    by,
    keywords,
    prose,
    text: `${name}: ${parts.join("; ")}`,
    before: { start: from.element.start, end: from.element.end },
    after: { start: unit.element.start, end: unit.element.end },
  };
}

function whatChanged(
  older: Edition,
  from: Unit,
  newer: Edition,
  unit: Unit,
): { keywords: EditionChange["keywords"]; prose: string[] } {
  if (from.facts !== undefined && unit.facts !== undefined) {
    const versions = { before: from.facts.check, after: unit.facts.check };
    const changes = keywordChanges(from.facts.fields, unit.facts.fields).filter(
      (change) => !isAboutPorts(change, versions.before, versions.after),
    );
    return {
      keywords: changes
        .filter(({ isProse }) => !isProse)
        .map((change) => ({ keyword: change.keyword, words: changeWords(change, versions) })),
      prose: changes.filter(({ isProse }) => isProse).map(({ keyword }) => keyword),
    };
  }
  if (unit.kind === "acl") {
    const isSame = aclText(older, from.element) === aclText(newer, unit.element);
    return { keywords: isSame ? [] : [{ keyword: unit.element.tag, words: "other entries" }], prose: [] };
  }
  const [was, is] = [conditionText(from), conditionText(unit)];
  return { keywords: was === is ? [] : [{ keyword: "condition", words: `${was} → ${is}` }], prose: [] };
}

/** What `comparePolicies` already reports. */
function isAboutPorts({ keyword }: KeywordChange, ...checks: readonly Check[]): boolean {
  return checks.every((check) => {
    const port = portCheckOf(check);
    if (port === undefined) return false;
    if (keyword === "port_type") return true;
    return port.portsKeyword?.name === keyword || port.processKeyword?.name === keyword;
  });
}

/** How a unit has moved; empty if it has not. */
function placeWords(from: Unit, to: Unit, { after }: Matching, isMoved: boolean): string {
  const parent = from.parent === undefined ? undefined : after.get(from.parent);
  const isElsewhere = (from.parent === undefined) !== (to.parent === undefined) || parent !== to.parent;
  if (isElsewhere || from.part !== to.part) return `was ${placeName(from)}, is ${placeName(to)}`;
  return isMoved ? "moved within the policy" : "";
}

function placeName({ parent, part }: Unit): string {
  if (parent === undefined) return "outside conditions";
  return `in <${part}> of the condition "${nameOfCondition(parent).slice(0, 100)}"`;
}

/** The checks whose order has changed; as few as explain it. */
function movedUnits({ units }: Edition, { before }: Matching): Set<Unit> {
  const both = units.filter((unit) => unit.kind !== "conditional" && before.has(unit));
  const inOrder = longestRun(both.map((unit) => before.get(unit)!.index));
  return new Set(both.filter((_, at) => !inOrder[at]));
}

function unitName(edition: Edition, unit: Unit): string {
  if (unit.kind === "acl") return aclName(edition, unit);
  if (unit.facts === undefined) return `condition "${nameOfCondition(unit).slice(0, 100)}"`;
  return checkName(unit.facts.check, unit.facts.description);
}

/** `CMD_EXEC "The kernel release"` */
export function checkName({ itemType, builtin, tag }: Check, description: string): string {
  const type = itemType ?? builtin ?? tag;
  return description === "" ? type : `${type} "${description}"`;
}

function notesOn(
  older: Edition,
  newer: Edition,
  matching: Matching,
  { same, prose, changed, moved }: EditionComparison["counts"],
): string[] {
  const notes: string[] = [];
  const [from, to] = [older.policy.checkType, newer.policy.checkType];
  if (from !== to) notes.push(`The check types differ: ${from ?? "none"} and ${to ?? "none"}.`);
  const both = same + prose + changed + moved;
  const hasChecks = older.policy.checks.length > 0 && newer.policy.checks.length > 0;
  if (both === 0 && hasChecks)
    notes.push("No check is in both: these are probably not editions of the same policy.");
  const ways = new Map<string, number>();
  for (const by of matching.by.values())
    if (by !== "content" && by !== "description") ways.set(by, (ways.get(by) ?? 0) + 1);
  if (ways.size > 0) {
    const list = [...ways].map(([by, number]) => `${number} by ${matchWords(by)}`).join(", ");
    notes.push(`Checks with a changed or shared description were matched: ${list}.`);
  }
  return notes;
}

/** What a check was recognised by, as the end of a sentence. */
export function matchWords(by: MatchedBy): string {
  const words: Record<string, string> = {
    content: "identical content",
    description: "description",
    title: "title without the number",
    rest: "everything except the description",
    subject: "what they read",
    number: "number and similar title",
    place: "the branch that they are in",
    order: "their order",
  };
  return words[by] ?? by;
}

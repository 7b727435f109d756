import { type CheckFacts, identifyingFrameworks } from "./check-facts.ts";
import { tagField } from "./check-fields.ts";

/** Two checks of two editions that are the same check. */
export interface CheckPair {
  before: number;
  after: number;
  by: MatchedBy;
}

/**
 * What two checks were recognised by: everything that they say; the description; an id of a framework, such
 * as `STIG-ID`; the description without its number; everything except the description; what they read on a
 * host; the number, if the titles are also similar; the branch that only one report is in; their order among
 * checks with the same description.
 */
export type MatchedBy =
  | "content"
  | "description"
  | "title"
  | "rest"
  | "subject"
  | "number"
  | "place"
  | "order"
  | (string & {});

/** One way to recognise a check: two checks that share a key that is unique in either edition. */
interface Pass {
  by: MatchedBy;
  /** Undefined if the check has nothing of that kind. */
  key(facts: CheckFacts, place: string): string | undefined;
  /** Several with the same key are paired in order. */
  inOrder?: boolean;
  /** Is it plausible that two checks with the same key are one? */
  accepts?(before: CheckFacts, after: CheckFacts): boolean;
}

const passes: readonly Pass[] = [
  { by: "content", key: ({ kind, content }, place) => join(kind, content, place), inOrder: true },
  { by: "content", key: ({ kind, content }) => join(kind, content), inOrder: true },
  {
    by: "description",
    key: ({ kind, description, subject, fields }, place) =>
      description && join(kind, description, subject, place, reportType(kind, fields)),
    inOrder: true,
  },
  {
    by: "description",
    key: ({ kind, description, subject }) => description && join(kind, description, subject),
  },
  { by: "description", key: ({ kind, description }, place) => description && join(kind, description, place) },
  { by: "description", key: ({ kind, description }) => description && join(kind, description) },
  ...identifyingFrameworks.flatMap((framework): Pass[] => {
    const idOf = ({ ids }: CheckFacts) => ids.get(framework);
    return [
      { by: framework, key: (facts) => idOf(facts) && join(facts.kind, idOf(facts)!, facts.subject) },
      { by: framework, key: (facts) => idOf(facts) && join(facts.kind, idOf(facts)!, facts.title) },
      { by: framework, key: (facts) => idOf(facts) && join(facts.kind, idOf(facts)!) },
    ];
  }),
  { by: "title", key: ({ kind, title, subject }) => title && join(kind, title, subject) },
  { by: "title", key: ({ kind, title }) => title && join(kind, title) },
  { by: "rest", key: ({ kind, rest }, place) => join(kind, rest, place) },
  { by: "rest", key: ({ kind, rest }) => join(kind, rest) },
  { by: "subject", key: ({ kind, subject }, place) => subject && join(kind, subject, place) },
  { by: "subject", key: ({ kind, subject }) => subject && join(kind, subject) },
  { by: "number", key: ({ kind, number }) => number && join(kind, number), accepts: areAlike },
  { by: "description", key: ({ kind, description }) => description && join(isReport(kind), description) },
  // a branch usually has one report, which reads nothing that it could be recognised by
  {
    by: "place",
    key: ({ kind, fields }, place) =>
      kind.startsWith("report") && !place.endsWith("/")
        ? join(kind, place, fields.get(tagField)!.text)
        : undefined,
  },
  { by: "order", key: ({ kind, description }) => description && join(kind, description), inOrder: true },
];

/**
 * Finds each check of one edition in the other, by the strongest evidence first, so that neither a new
 * description nor another order hides it. A number alone is not evidence: benchmarks renumber their
 * recommendations.
 *
 * @param places what is around the checks, such as a branch, in words that are the same in both editions
 * @returns indexes, in the order of the later edition
 */
export function matchChecks(
  before: readonly CheckFacts[],
  after: readonly CheckFacts[],
  places: { before: readonly string[]; after: readonly string[] },
): CheckPair[] {
  const pairs: CheckPair[] = [];
  let left = { before: before.map((_, index) => index), after: after.map((_, index) => index) };
  for (const pass of passes) {
    if (left.before.length === 0 || left.after.length === 0) break;
    const found = runPass(pass, left, (side, index) => {
      const facts = side === "before" ? before[index]! : after[index]!;
      return pass.key(facts, places[side][index]!) || undefined;
    });
    const taken = { before: new Set<number>(), after: new Set<number>() };
    for (const [older, newer] of found) {
      if (pass.accepts?.(before[older]!, after[newer]!) === false) continue;
      pairs.push({ before: older, after: newer, by: pass.by });
      taken.before.add(older);
      taken.after.add(newer);
    }
    left = {
      before: left.before.filter((index) => !taken.before.has(index)),
      after: left.after.filter((index) => !taken.after.has(index)),
    };
  }
  return pairs.sort((a, b) => a.after - b.after);
}

function runPass(
  { inOrder = false }: Pass,
  left: { before: readonly number[]; after: readonly number[] },
  keyOf: (side: "before" | "after", index: number) => string | undefined,
): [before: number, after: number][] {
  const groups = new Map<string, { before: number[]; after: number[] }>();
  for (const side of ["before", "after"] as const) {
    for (const index of left[side]) {
      const key = keyOf(side, index);
      if (key === undefined) continue;
      const group = groups.get(key) ?? { before: [], after: [] };
      group[side].push(index);
      groups.set(key, group);
    }
  }
  const found: [number, number][] = [];
  for (const { before, after } of groups.values()) {
    const most = Math.min(before.length, after.length);
    if (!inOrder && (before.length !== 1 || after.length !== 1)) continue;
    for (let at = 0; at < most; at++) found.push([before[at]!, after[at]!]);
  }
  return found;
}

function join(...parts: readonly string[]): string {
  return parts.join("\u0001");
}

function isReport(kind: string): string {
  return kind.startsWith("report") ? "report" : "check";
}

/** Reports with the same description usually come in pairs, one PASSED and one FAILED. */
function reportType(kind: string, fields: CheckFacts["fields"]): string {
  return kind.startsWith("report") ? fields.get(tagField)!.text : "";
}

/** Do the titles share at least half of their words? */
function areAlike(before: CheckFacts, after: CheckFacts): boolean {
  const [one, other] = [new Set(before.title.split(" ")), new Set(after.title.split(" "))];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared * 2 >= Math.max(one.size, other.size) && before.title !== "";
}

import type { CheckReference, Verdict } from "../evaluate/verdict.ts";
import type { ScannerResult } from "./scanner-results.ts";

/** A check as judged by us and by the scanner, matched by its description. */
export interface ComparedResult {
  /**
   * "same" and "differs": both know whether it reports, and what; "undecided": our snapshot does not prove
   * it; "not-evaluated": only the scanner does; "only-policy" and "only-report": the other has no check of
   * this description; "ambiguous": several checks have this description, and it is not known which result
   * belongs to which.
   */
  kind: "same" | "differs" | "undecided" | "not-evaluated" | "ambiguous" | "only-policy" | "only-report";
  check: string;
  /** The check in the policy; undefined if it has none. */
  reference: CheckReference | undefined;
  /** Also undefined if a condition of the policy leaves out the check. */
  ours: Verdict | undefined;
  theirs: ScannerResult | undefined;
}

/** The checks with one description, and the results that have it too. */
interface Namesakes {
  verdicts: Verdict[];
  /** Checks in branches that are not taken. */
  silent: CheckReference[];
  results: ScannerResult[];
}

/**
 * Compares verdicts on a host with the results that the scanner reported for it. Checks are matched by their
 * description, with white space folded; if both sides have the same number of equal ones, they are matched in
 * order. Nothing is guessed: what has no certain partner stays alone. In the order of the policy, then that
 * of the report.
 *
 * @param checks every check of the policy that can report, including those in branches that are not taken
 * @param descriptionsOf the possible names of a check in the report, the most likely first
 */
export function compareResults(
  verdicts: readonly Verdict[],
  results: readonly ScannerResult[],
  checks: readonly CheckReference[] = verdicts.map(({ check }) => check),
  descriptionsOf: (check: CheckReference) => string[] = ({ description }) => [description],
): ComparedResult[] {
  const groups = new Map<string, Namesakes>();
  const group = (key: string) => {
    const known = groups.get(key) ?? { verdicts: [], silent: [], results: [] };
    groups.set(key, known);
    return known;
  };
  for (const result of results) group(keyOf(result.check)).results.push(result);
  const reported = new Set(groups.keys());
  const judged = new Map(verdicts.map((verdict) => [verdict.check.start, verdict]));
  for (const check of checks) {
    const keys = descriptionsOf(check).map(keyOf);
    const namesakes = group(keys.find((key) => reported.has(key)) ?? keys[0] ?? "");
    const verdict = judged.get(check.start);
    if (verdict === undefined) namesakes.silent.push(check);
    else namesakes.verdicts.push(verdict);
  }
  const place = ({ reference }: ComparedResult) => reference?.start ?? Number.POSITIVE_INFINITY;
  const line = ({ theirs }: ComparedResult) => theirs?.line ?? 0;
  return [...groups.values()]
    .flatMap(matchNamesakes)
    .sort((a, b) => (place(a) === place(b) ? line(a) - line(b) : place(a) - place(b)));
}

function matchNamesakes(namesakes: Namesakes): ComparedResult[] {
  const { verdicts, silent, results } = namesakes;
  if (verdicts.length === 0) return results.map((theirs, index) => unreported(silent[index], theirs));
  const isCertain =
    verdicts.length === results.length ||
    results.length === 0 ||
    (areAlike(verdicts.map(({ status }) => status)) && areAlike(results.map(({ result }) => result)));
  if (!isCertain) {
    return [
      ...verdicts.map((ours) => compareOne("ambiguous", ours, undefined)),
      ...results.map((theirs) => ({ ...compareOne("ambiguous", undefined, theirs) })),
    ];
  }
  const pairs = verdicts.map((ours, index) => compareOne(kindOf(ours, results[index]), ours, results[index]));
  return [...pairs, ...results.slice(verdicts.length).map((theirs) => unreported(undefined, theirs))];
}

/** A result without a verdict of ours: the policy does not have the check, or leaves it out on this host. */
function unreported(reference: CheckReference | undefined, theirs: ScannerResult): ComparedResult {
  const one = compareOne(reference === undefined ? "only-report" : "differs", undefined, theirs);
  return { ...one, reference };
}

function compareOne(
  kind: ComparedResult["kind"],
  ours: Verdict | undefined,
  theirs: ScannerResult | undefined,
): ComparedResult {
  const check = ours?.check.description ?? theirs?.check ?? "";
  return { kind, check, reference: ours?.check, ours, theirs };
}

function kindOf(ours: Verdict, theirs: ScannerResult | undefined): ComparedResult["kind"] {
  // If a condition can't be decided, one of its branches reports nothing.
  if (theirs === undefined) return ours.because === "gate" ? "undecided" : "only-policy";
  if (ours.status === "NOT_EVALUATED") return "not-evaluated";
  if (ours.status === "UNDECIDED") return "undecided";
  return ours.status === theirs.result ? "same" : "differs";
}

function areAlike(words: readonly string[]): boolean {
  return words.every((word) => word === words[0]);
}

function keyOf(description: string): string {
  return description.replace(/\s+/g, " ").trim();
}

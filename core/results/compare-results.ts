import type { Verdict } from "../evaluate/verdict.ts";
import type { ScannerResult } from "./scanner-results.ts";

/** A check as we judge it and as the scanner did, matched by its description. */
export interface ComparedResult {
  /**
   * "same" and "differs": both have judged; "not-evaluated": only the scanner could; "only-policy" and "only-report": the
   * other has no check of this description.
   */
  kind: "same" | "differs" | "not-evaluated" | "only-policy" | "only-report";
  check: string;
  ours: Verdict | undefined;
  theirs: ScannerResult | undefined;
}

/**
 * Puts verdicts on a host beside the results that the scanner reported of it. Checks are matched by their description,
 * runs of white space being one; several of the same are matched in their order. Nothing is guessed: what has no
 * partner stays alone. In the order of the policy, then that of the report.
 */
export function compareResults(
  verdicts: readonly Verdict[],
  results: readonly ScannerResult[],
): ComparedResult[] {
  const reported = new Map<string, ScannerResult[]>();
  for (const result of results) {
    const key = keyOf(result.check);
    reported.set(key, [...(reported.get(key) ?? []), result]);
  }
  const compared = verdicts.map((ours): ComparedResult => {
    const check = ours.check.description;
    const theirs = reported.get(keyOf(check))?.shift();
    return { kind: kindOf(ours, theirs), check, ours, theirs };
  });
  const left = new Set([...reported.values()].flat());
  const alone = results
    .filter((result) => left.has(result))
    .map((theirs): ComparedResult => ({ kind: "only-report", check: theirs.check, ours: undefined, theirs }));
  return [...compared, ...alone];
}

function kindOf(ours: Verdict, theirs: ScannerResult | undefined): ComparedResult["kind"] {
  if (theirs === undefined) return "only-policy";
  if (ours.status === "NOT_EVALUATED") return "not-evaluated";
  return ours.status === theirs.result ? "same" : "differs";
}

function keyOf(description: string): string {
  return description.replace(/\s+/g, " ").trim();
}

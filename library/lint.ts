import {
  applyEdits,
  chooseFixes,
  type LintOptions,
  lintBounded,
  mostReported,
  type PolicyTree,
  parse,
  policyOf,
  type ReportedFinding,
  lint as runRules,
  shownFindings,
} from "../core/library.ts";

/** What a rule reports, with lines and columns from 1. */
export type Finding = ReportedFinding;

export interface LintSettings {
  /** Severity by the id of a rule; `off` silences it. What is not listed keeps its own. */
  severities?: Readonly<Record<string, "error" | "warning" | "hint" | "off">>;
  /** `YYYY-MM-DD`: from when on suppressions until a day have ended. Without it they all hold. */
  today?: string;
}

/**
 * Looks for mistakes in a policy.
 *
 * @param policy its text, or what `parse` made of it
 * @returns what was found, in the order of its places; of a rule that finds more than 500 places in one policy the gravest
 * 500, of which the last says in its message how many more there are, and 10,000 in all
 */
export function lint(policy: string | PolicyTree, settings: LintSettings = {}): Finding[] {
  const tree = typeof policy === "string" ? parse(policy) : policy;
  return shownFindings(tree.text, lintBounded(policyOf(tree), optionsOf(settings), mostReported)).findings;
}

/**
 * Repairs what `lint` finds and knows a fix for, once: what a repair brings to light is found by the next call.
 *
 * @param unsafe true: also where the meaning of the policy may change
 * @returns the text of the policy; the same where there is nothing to repair
 */
export function fix(policy: string, settings: LintSettings & { unsafe?: boolean } = {}): string {
  const findings = runRules(policyOf(parse(policy)), optionsOf(settings));
  const { edits } = chooseFixes(findings, { unsafe: settings.unsafe === true });
  return applyEdits(policy, edits);
}

function optionsOf({ severities, today }: LintSettings): LintOptions {
  return { ...(severities && { severities }), ...(today !== undefined && { today }) };
}

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
  /** Severity by rule id; `off` disables the rule. Rules that are not listed keep their own. */
  severities?: Readonly<Record<string, "error" | "warning" | "hint" | "off">>;
  /**
   * The current date as `YYYY-MM-DD`, which decides whether suppressions have expired. Without it, none has.
   */
  today?: string;
}

/**
 * Finds mistakes in a policy.
 *
 * @param policy its text, or the result of `parse`
 * @returns the findings in the order of their places, at most 10,000. Of a rule with more than 500 findings
 *   in one policy, only the 500 most severe are returned, and the message of the last says how many more
 *   there are
 */
export function lint(policy: string | PolicyTree, settings: LintSettings = {}): Finding[] {
  const tree = typeof policy === "string" ? parse(policy) : policy;
  return shownFindings(tree.text, lintBounded(policyOf(tree), optionsOf(settings), mostReported)).findings;
}

/**
 * Applies the fixes of `lint` once; findings that a fix brings to light need another call.
 *
 * @param unsafe true: also applies fixes that may change the meaning of the policy
 * @returns the text of the policy; unchanged if there is nothing to fix
 */
export function fix(policy: string, settings: LintSettings & { unsafe?: boolean } = {}): string {
  const findings = runRules(policyOf(parse(policy)), optionsOf(settings));
  const { edits } = chooseFixes(findings, { unsafe: settings.unsafe === true });
  return applyEdits(policy, edits);
}

function optionsOf({ severities, today }: LintSettings): LintOptions {
  return { ...(severities && { severities }), ...(today !== undefined && { today }) };
}

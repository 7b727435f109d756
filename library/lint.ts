import {
  applyEdits,
  chooseFixes,
  type LintOptions,
  locateFindings,
  type PolicyTree,
  parse,
  policyOf,
  type ReportedFinding,
  lint as runRules,
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
 * @returns what was found, in the order of its places
 */
export function lint(policy: string | PolicyTree, settings: LintSettings = {}): Finding[] {
  const tree = typeof policy === "string" ? parse(policy) : policy;
  return locateFindings(tree.text, runRules(policyOf(tree), optionsOf(settings)));
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

import { ruleFamilies, ruleTextOf, ruleUrl, type Severity } from "../core/library.ts";
import { ruleFiles } from "../rule-files/rule-files.ts";

export interface RuleInformation {
  id: string;
  /** Its default severity, which a configuration can change. */
  severity: Severity;
  /** What it is about, in a word. */
  family: string;
  /** What is wrong, in a sentence. */
  summary: string;
  /** Why it matters, as Markdown. */
  why: string;
  /** A policy in which it is found, and the same policy fixed. */
  bad: string;
  good: string;
  /** Address of its documentation. */
  url: string;
}

/** Every rule, in the order of the documentation. */
export const rules: readonly RuleInformation[] = Object.entries(ruleFamilies).flatMap(([family, own]) =>
  own.map(({ id, severity }) => ({ id, severity, family, ...ruleTextOf(id, ruleFiles), url: ruleUrl(id) })),
);

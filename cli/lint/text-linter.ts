import {
  type BoundedFindings,
  type FileEncoding,
  type FindingBounds,
  type LintOptions,
  lintBounded,
  type PolicySettings,
  parse,
  policyOf,
  schemaWith,
} from "../../core/command-line.ts";

/** What the findings of a policy depend on besides its bytes: plain data, so it can be sent to a thread. */
export interface LintConfiguration {
  severities: NonNullable<LintOptions["severities"]>;
  additions: PolicySettings["additions"];
  /** "YYYY-MM-DD": suppressions with an earlier last day have expired. */
  today: string;
}

export type LintText = (
  text: string,
  encoding: FileEncoding | undefined,
  bounds: FindingBounds,
) => BoundedFindings;

/** Lints policies with a configuration. */
export function textLinter({ severities, additions, today }: LintConfiguration): LintText {
  const options = { severities, today, schema: schemaWith(additions) };
  return (text, encoding, bounds) =>
    lintBounded(policyOf(parse(text, options.schema)), { ...options, ...(encoding && { encoding }) }, bounds);
}

/** Can findings change from day to day, because a suppression in the text has a last day? */
export function endsSomeDay(text: string): boolean {
  return text.includes("nessus-audit-disable") && text.includes("until");
}

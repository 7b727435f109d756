import {
  compareEditions,
  comparePolicies,
  compareReport,
  compareSnapshots,
  compareVerdicts,
  comparisonAsMarkdown,
  comparisonBody,
  compilePolicy,
  differencesText,
  type EvaluateOptions,
  evaluate,
  type FlippedVerdict,
  type NamedSnapshot,
  pairHosts,
  type ReportedComparison,
  readScannerResults,
  reportedPolicies,
  reportedSnapshots,
  resultsAsMarkdown,
  resultsBody,
  type Snapshot,
} from "../../../core/editor.ts";
import { t } from "../../../l10n/translate.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";
import { type DocumentResult, placeAddress } from "../../protocol.ts";
import type { ReadHost } from "../../snapshots/host-source.ts";
import type { SourceText } from "../../snapshots/snapshot-source.ts";

/** A policy, by the name that the user knows it by. */
export interface NamedPolicy {
  name: string;
  document: PolicyDocument;
}

/** Describes what a change to a policy means, as Markdown. */
export function comparedPolicies(before: NamedPolicy, after: NamedPolicy): DocumentResult {
  for (const { name, document } of [before, after]) {
    if (document.tree.checkType === undefined && document.policy.checks.length === 0)
      return {
        text: "",
        problem: t("{0} is not a policy: it has no <check_type>. Choose two policies.", name),
      };
  }
  const [older, newer] = [before.document.policy, after.document.policy];
  const comparison = reportedPolicies(
    { name: before.name, text: before.document.text },
    { name: after.name, text: after.document.text },
    comparePolicies(older, newer),
    compareEditions(older, newer),
  );
  return documentOf(comparison);
}

/** The hosts read from a file or folder of the workspace, by the name that the user knows. */
export interface ComparedHosts {
  name: string;
  hosts: readonly ReadHost[];
}

/** Describes what changed on hosts, as Markdown. @param policy whose verdicts are compared too */
export function comparedSnapshots(
  before: ComparedHosts,
  after: ComparedHosts,
  policy: (NamedPolicy & { options: EvaluateOptions }) | undefined,
): DocumentResult {
  for (const { snapshot, summary } of [...before.hosts, ...after.hosts]) {
    if (snapshot === undefined) return { text: "", problem: `${summary.name}: ${summary.problem}` };
  }
  const compiled = policy && compilePolicy(policy.document.policy, policy.document.schema);
  const flipsOf = (older: Snapshot, newer: Snapshot): FlippedVerdict[] => {
    if (policy === undefined || compiled === undefined) return [];
    const { options } = policy;
    return compareVerdicts(evaluate(compiled, older, options), evaluate(compiled, newer, options));
  };
  const { pairs, onlyBefore, onlyAfter } = pairHosts(snapshotsOf(before), snapshotsOf(after));
  const isOneHost = before.hosts.length === 1 && after.hosts.length === 1;
  const hosts = pairs.map(({ name, before: older, after: newer }) => ({
    ...(!isOneHost && { host: name }),
    comparison: compareSnapshots(older, newer),
    flips: new Map(policy === undefined ? [] : [[policy.name, flipsOf(older, newer)]]),
  }));
  const report = reportedSnapshots(before.name, after.name, hosts, { before: onlyBefore, after: onlyAfter });
  const notes = policy === undefined ? [] : [`Verdicts are those of ${policy.name}.`];
  return documentOf({ ...report, notes: [...report.notes, ...notes] });
}

function documentOf(comparison: ReportedComparison): DocumentResult {
  return {
    text: comparisonAsMarkdown(comparison),
    page: comparisonBody(comparison, placeAddress).text,
  };
}

function snapshotsOf({ hosts }: ComparedHosts): NamedSnapshot[] {
  return hosts.flatMap(({ snapshot, summary }) => (snapshot ? [{ name: summary.name, snapshot }] : []));
}

/** Describes where our verdicts and the scanner's results differ, as Markdown. */
export function comparedResults(
  report: { name: string; text: SourceText },
  hosts: readonly ReadHost[],
  withHosts: boolean,
  policy: NamedPolicy & { options: EvaluateOptions },
): DocumentResult {
  const { text, problem } = report.text;
  if (problem !== undefined) return { text: "", problem };
  const compared = compareReport(
    {
      name: policy.name,
      policy: policy.document.policy,
      schema: policy.document.schema,
      options: policy.options,
    },
    readScannerResults(text),
    snapshotsOf({ name: "", hosts }),
  );
  const missing = compared.missing.map(
    (name) =>
      `No host in this workspace is named ${name}, its name in the report. Add a snapshot with # host: ${name}.`,
  );
  if (compared.hosts.length === 0) {
    const none = t(
      "{0} has no results of compliance checks. Choose a .nessus report of a policy compliance scan.",
      report.name,
    );
    return { text: "", problem: missing[0] ?? none };
  }
  const shown = {
    policy: { name: policy.name, text: policy.document.text },
    report: report.name,
    hosts: compared.hosts,
    notes: [...compared.warnings, ...(withHosts ? missing : [])],
  };
  return {
    text: resultsAsMarkdown(shown, { withHosts }),
    summary: differencesText(compared.hosts),
    ...(withHosts && { page: resultsBody(shown, placeAddress).text }),
  };
}

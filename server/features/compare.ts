import {
  compareChecks,
  comparePolicies,
  compareReport,
  compareSnapshots,
  compareVerdicts,
  compilePolicy,
  type EvaluateOptions,
  evaluate,
  type FlippedVerdict,
  readScannerResults,
} from "../../core/index.ts";
import { reportedPolicies, reportedSnapshots } from "../../core/report/comparison.ts";
import { comparisonAsMarkdown } from "../../core/report/comparison-formats.ts";
import { differencesText, resultsAsMarkdown } from "../../core/report/results-formats.ts";
import { readHost } from "../host-source.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type { CompareResultsParams, DocumentResult, HostSource } from "../protocol.ts";
import { sourceText } from "../snapshot-source.ts";

/** A policy, by the name that the user knows it by. */
export interface NamedPolicy {
  name: string;
  document: PolicyDocument;
}

/** What a change of a policy means, as Markdown. */
export function comparedPolicies(before: NamedPolicy, after: NamedPolicy): DocumentResult {
  for (const { name, document } of [before, after]) {
    if (document.tree.checkType === undefined && document.policy.checks.length === 0)
      return { text: "", problem: `${name} is no policy: it has no <check_type>. Choose two policies.` };
  }
  const [older, newer] = [before.document.policy, after.document.policy];
  const comparison = reportedPolicies(
    { name: before.name, text: before.document.text },
    { name: after.name, text: after.document.text },
    comparePolicies(older, newer),
    compareChecks(older, newer),
  );
  return { text: comparisonAsMarkdown(comparison) };
}

/** What changed on a host, as Markdown. @param policy of which the verdicts are compared too */
export function comparedSnapshots(
  before: HostSource,
  after: HostSource,
  policy: (NamedPolicy & { options: EvaluateOptions }) | undefined,
): DocumentResult {
  const [older, newer] = [readHost(before), readHost(after)];
  for (const { snapshot, summary } of [older, newer]) {
    if (snapshot === undefined) return { text: "", problem: `${summary.name}: ${summary.problem}` };
  }
  const flips = new Map<string, FlippedVerdict[]>();
  if (policy !== undefined) {
    const compiled = compilePolicy(policy.document.policy);
    const verdicts = [older, newer].map(({ snapshot }) => evaluate(compiled, snapshot!, policy.options));
    flips.set(policy.name, compareVerdicts(verdicts[0]!, verdicts[1]!));
  }
  const comparison = compareSnapshots(older.snapshot!, newer.snapshot!);
  const report = reportedSnapshots(before.name, after.name, comparison, flips);
  const notes = policy === undefined ? [] : [`Verdicts are those of ${policy.name}.`];
  return { text: comparisonAsMarkdown({ ...report, notes: [...report.notes, ...notes] }) };
}

/** Where our verdicts and the scanner's results differ, as Markdown. */
export function comparedResults(
  { report, hosts, withHosts }: Omit<CompareResultsParams, "policy">,
  policy: NamedPolicy & { options: EvaluateOptions },
): DocumentResult {
  const { text, problem } = sourceText(report);
  if (problem !== undefined) return { text: "", problem };
  const snapshots = hosts
    .map(readHost)
    .flatMap(({ snapshot, summary }) => (snapshot === undefined ? [] : [{ name: summary.name, snapshot }]));
  const compared = compareReport(
    { name: policy.name, policy: policy.document.policy, options: policy.options },
    readScannerResults(text),
    snapshots,
  );
  const missing = compared.missing.map(
    (name) =>
      `No host of this workspace is named ${name}, as the report calls it. Add a snapshot with # host: ${name}.`,
  );
  if (compared.hosts.length === 0) {
    const none = `${report.name} has no results of compliance checks. Choose a .nessus report of a policy compliance scan.`;
    return { text: "", problem: missing[0] ?? none };
  }
  const shown = {
    policy: { name: policy.name, text: policy.document.text },
    report: report.name,
    hosts: compared.hosts,
    notes: [...compared.warnings, ...(withHosts ? missing : [])],
  };
  return { text: resultsAsMarkdown(shown, { withHosts }), summary: differencesText(compared.hosts) };
}

import type { Connection } from "vscode-languageserver";
import {
  anonymise,
  defaultEvaluateOptions,
  type EvaluateOptions,
  generatePolicy,
  type Snapshot,
  uniqueHostNames,
} from "../../core/editor.ts";
import type { Configurations } from "../configuration/configurations.ts";
import { nameOf } from "../configuration/uris.ts";
import type { PolicyDocuments } from "../documents/policy-documents.ts";
import { documentOfSource } from "../documents/policy-source.ts";
import { comparedPolicies, comparedResults, comparedSnapshots } from "../features/verdicts/compare.ts";
import { policyNotOpen } from "../features/verdicts/evaluate-hosts.ts";
import {
  type AnonymiseParams,
  anonymiseMethod,
  type ComparePoliciesParams,
  type CompareResultsParams,
  type CompareSnapshotsParams,
  comparePoliciesMethod,
  compareResultsMethod,
  compareSnapshotsMethod,
  type DocumentResult,
  type GeneratePolicyParams,
  generatePolicyMethod,
  type HostSource,
} from "../protocol.ts";
import type { ReadHost } from "../snapshots/host-source.ts";
import type { Snapshots } from "../snapshots/snapshots.ts";

/** Serves the requests that generate a document from hosts and policies. */
export function serveComparisons(
  connection: Connection,
  documents: PolicyDocuments,
  configurations: Configurations,
  snapshots: Snapshots,
  evaluateOptions: (policy: string) => Promise<EvaluateOptions>,
): void {
  connection.onRequest(generatePolicyMethod, (params: GeneratePolicyParams) => generated(params, snapshots));
  connection.onRequest(
    compareSnapshotsMethod,
    async ({ before, after, policy }: CompareSnapshotsParams): Promise<DocumentResult> => {
      const hosts = [await snapshots.readSent(before), await snapshots.readSent(after)] as const;
      const [older, newer] = [
        { name: before.name, hosts: hosts[0] },
        { name: after.name, hosts: hosts[1] },
      ];
      if (policy === undefined) return comparedSnapshots(older, newer, undefined);
      const options = await evaluateOptions(policy);
      const document = documents.get(policy);
      return comparedSnapshots(older, newer, document && { name: nameOf(policy), document, options });
    },
  );
  connection.onRequest(
    comparePoliciesMethod,
    async ({ before, after }: ComparePoliciesParams): Promise<DocumentResult> => {
      const [older, newer] = await Promise.all(
        [before, after].map(async (source) => ({
          name: source.name,
          document: documentOfSource(source, await configurations.load(source.uri)),
        })),
      );
      return comparedPolicies(older!, newer!);
    },
  );
  connection.onRequest(
    compareResultsMethod,
    async ({ policy, report, hosts, withHosts }: CompareResultsParams): Promise<DocumentResult> => {
      const options = await evaluateOptions(policy);
      const read: ReadHost[] = [];
      for (const host of hosts) for (const one of await snapshots.readSent(host)) read.push(one);
      const text = await snapshots.textOf(report);
      const document = documents.get(policy);
      if (document === undefined) return { text: "", problem: policyNotOpen() };
      const scan = { name: report.name, text };
      return comparedResults(scan, read, withHosts, { name: nameOf(policy), document, options });
    },
  );
  connection.onRequest(anonymiseMethod, async ({ host }: AnonymiseParams): Promise<DocumentResult> => {
    const { text, problem } = await snapshots.text(host);
    return problem === undefined ? shared(host, text) : { text: "", problem };
  });
}

/**
 * Replaces the name of the file or folder too, since the host is named after it and the text may contain it.
 */
function shared({ name }: HostSource, original: string): DocumentResult {
  const { text, leftOut, kept } = anonymise(original, { names: [name] });
  const parts = leftOut.map(({ line, what }) => `${what} (line ${line})`);
  const notes = [
    ...(parts.length > 0 ? [`Left out: ${parts.join(", ")}.`] : []),
    ...kept.map((name) => `Kept where it can also be something else, such as a process: ${name}.`),
  ];
  return { text, ...(notes.length > 0 && { summary: notes.join(" ") }) };
}

async function generated(
  { hosts, ports, dialect }: GeneratePolicyParams,
  snapshots: Snapshots,
): Promise<DocumentResult> {
  const sources: { name: string; place: string; snapshot: Snapshot }[] = [];
  for (const source of hosts) {
    for (const { snapshot, summary } of await snapshots.readSent(source)) {
      if (snapshot === undefined) return { text: "", problem: `${summary.name}: ${summary.problem}` };
      sources.push({ name: summary.name, place: source.name, snapshot });
    }
  }
  const names = uniqueHostNames(sources);
  const named = sources.map(({ snapshot }, at) => ({ name: names[at]!, snapshot }));
  const options = { ports, evaluate: defaultEvaluateOptions, ...(dialect && { dialect }) };
  return { text: generatePolicy(named, options) };
}

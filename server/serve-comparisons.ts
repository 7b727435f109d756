import type { Connection } from "vscode-languageserver";
import { anonymise, defaultEvaluateOptions, type EvaluateOptions, generatePolicy } from "../core/index.ts";
import type { Configurations } from "./configurations.ts";
import { comparedPolicies, comparedResults, comparedSnapshots } from "./features/compare.ts";
import { policyNotOpen } from "./features/evaluate.ts";
import { joinFiles, readHost } from "./host-source.ts";
import type { PolicyDocuments } from "./policy-documents.ts";
import { documentOfSource } from "./policy-source.ts";
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
} from "./protocol.ts";
import { nameOf } from "./uris.ts";

/** The requests that make a document out of hosts and policies. */
export function serveComparisons(
  connection: Connection,
  documents: PolicyDocuments,
  configurations: Configurations,
  evaluateOptions: (policy: string) => Promise<EvaluateOptions>,
): void {
  connection.onRequest(generatePolicyMethod, generated);
  connection.onRequest(
    compareSnapshotsMethod,
    async ({ before, after, policy }: CompareSnapshotsParams): Promise<DocumentResult> => {
      if (policy === undefined) return comparedSnapshots(before, after, undefined);
      const options = await evaluateOptions(policy);
      const document = documents.get(policy);
      return comparedSnapshots(before, after, document && { name: nameOf(policy), document, options });
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
    async ({ policy, ...params }: CompareResultsParams): Promise<DocumentResult> => {
      const options = await evaluateOptions(policy);
      const document = documents.get(policy);
      if (document === undefined) return { text: "", problem: policyNotOpen };
      return comparedResults(params, { name: nameOf(policy), document, options });
    },
  );
  connection.onRequest(anonymiseMethod, ({ host }: AnonymiseParams): DocumentResult => {
    const joined = joinFiles(host);
    return joined.problem === undefined ? shared(host, joined.text) : { text: "", problem: joined.problem };
  });
}

/** The name of a host is that of its file or folder too, which its text may have elsewhere. */
function shared({ name }: HostSource, original: string): DocumentResult {
  const { text, leftOut, kept } = anonymise(original, { names: [name] });
  const parts = leftOut.map(({ line, what }) => `${what} (line ${line})`);
  const notes = [
    ...(parts.length > 0 ? [`Left out: ${parts.join(", ")}.`] : []),
    ...kept.map((name) => `Kept where it can also be something else, such as a process: ${name}.`),
  ];
  return { text, ...(notes.length > 0 && { summary: notes.join(" ") }) };
}

function generated({ hosts, ports, dialect }: GeneratePolicyParams): DocumentResult {
  const read = hosts.map(readHost);
  const unread = read.find(({ snapshot }) => snapshot === undefined);
  if (unread !== undefined) return { text: "", problem: `${unread.summary.name}: ${unread.summary.problem}` };
  const sources = read.map(({ snapshot, summary }) => ({ name: summary.name, snapshot: snapshot! }));
  const options = { ports, evaluate: defaultEvaluateOptions, ...(dialect && { dialect }) };
  return { text: generatePolicy(sources, options) };
}

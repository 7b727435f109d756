import { compilePolicy, type EvaluateOptions, evaluate, type Verdict } from "../../core/index.ts";
import { type ReadHost, summaryOf } from "../host-source.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type { EvaluateResult, SnapshotSource, SnapshotSummary } from "../protocol.ts";
import { protocolVerdict } from "./protocol-verdict.ts";

export const noOpenPortChecks =
  "This policy has no open-port checks. Add an AUDIT_ALLOWED_OPEN_PORTS, AUDIT_DENIED_OPEN_PORTS or AUDIT_PROCESS_ON_PORT check, then evaluate again.";

export const policyNotOpen = "The policy is not open in the editor. Open it, then evaluate again.";

/** What a request gets when its policy is not open: no verdicts, and what to do. */
export function policyIsNotOpen(policy: string, { name }: SnapshotSource): EvaluateResult {
  return withoutVerdicts(policy, 0, [summaryOf(name, undefined)], policyNotOpen);
}

/** What a request gets when it names a snapshot that is not held. */
export function snapshotIsNotHeld(
  { uri, version }: PolicyDocument,
  { name }: SnapshotSource,
): EvaluateResult {
  const problem = `The snapshot (${name}) is not there any more. Evaluate again.`;
  return { ...withoutVerdicts(uri, version, [summaryOf(name, undefined)], problem), notHeld: true };
}

/**
 * What a policy says about the hosts of a snapshot. Never fails: `problem` says in one sentence why there is nothing to
 * show, and what to do next.
 */
export function evaluateDocument(
  document: PolicyDocument,
  hosts: readonly ReadHost[],
  options: EvaluateOptions,
): EvaluateResult {
  const { uri, version, policy, schema } = document;
  const snapshots = hosts.map(({ summary }) => summary.snapshot);
  const compiled = compilePolicy(policy, schema);
  const verdicts: { host: string | undefined; verdict: Verdict }[] = [];
  for (const { snapshot, summary } of hosts) {
    if (snapshot === undefined) {
      return withoutVerdicts(uri, version, snapshots, summary.problem ?? policyNotOpen);
    }
    for (const verdict of evaluate(compiled, snapshot, options))
      verdicts.push({ host: summary.host, verdict });
  }
  // A policy of process and hash checks alone can be evaluated too.
  if (!compiled.hasOpenPortChecks && verdicts.every(({ verdict }) => verdict.status === "NOT_EVALUATED")) {
    return withoutVerdicts(uri, version, snapshots, noOpenPortChecks);
  }
  return {
    policy: uri,
    version,
    snapshots,
    verdicts: verdicts.map(({ host, verdict }) => ({
      ...(host !== undefined && { host }),
      ...protocolVerdict(document, verdict, host === undefined),
    })),
  };
}

function withoutVerdicts(
  policy: string,
  version: number,
  snapshots: SnapshotSummary[],
  problem: string,
): EvaluateResult {
  return { policy, version, snapshots, verdicts: [], problem };
}

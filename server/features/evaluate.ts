import { compilePolicy, type EvaluateOptions } from "../../core/index.ts";
import { type ReadHost, summaryOf } from "../host-source.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type { EvaluateResult, SnapshotSource, SnapshotSummary } from "../protocol.ts";
import { type JudgedHost, judgeHost } from "./judge-host.ts";

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
  const judged: JudgedHost = { verdicts: [], decisions: [] };
  for (const { snapshot, summary } of hosts) {
    if (snapshot === undefined) {
      return withoutVerdicts(uri, version, snapshots, summary.problem ?? policyNotOpen);
    }
    const { host } = summary;
    const found = judgeHost(document, compiled, snapshot, options, host !== undefined);
    for (const verdict of found.verdicts) judged.verdicts.push(named(verdict, host));
    for (const { checks, ...decision } of found.decisions) {
      judged.decisions.push(named({ ...decision, checks: checks.map((check) => named(check, host)) }, host));
    }
  }
  // A policy of process and hash checks alone can be evaluated too.
  if (!compiled.hasOpenPortChecks && judged.verdicts.every(({ status }) => status === "NOT_EVALUATED")) {
    return withoutVerdicts(uri, version, snapshots, noOpenPortChecks);
  }
  return { policy: uri, version, snapshots, ...judged };
}

/** With the name of the host where the snapshot is of several. */
function named<Said extends object>(said: Said, host: string | undefined): Said & { host?: string } {
  return { ...(host !== undefined && { host }), ...said };
}

function withoutVerdicts(
  policy: string,
  version: number,
  snapshots: SnapshotSummary[],
  problem: string,
): EvaluateResult {
  return { policy, version, snapshots, verdicts: [], decisions: [], problem };
}

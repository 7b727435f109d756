import {
  compilePolicy,
  type EvaluateOptions,
  evaluate,
  type Gate,
  type Snapshot,
  type Verdict,
} from "../../core/index.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type { EvaluateResult, ProtocolVerdict, SnapshotSource, SnapshotSummary } from "../protocol.ts";
import { readSource, type SnapshotText } from "../snapshot-source.ts";

/** More rows than anyone looks through; `unreadCount` says how many there are. */
const mostUnreadSent = 1000;

export const noOpenPortChecks =
  "This policy has no open-port checks. Add an AUDIT_ALLOWED_OPEN_PORTS, AUDIT_DENIED_OPEN_PORTS or AUDIT_PROCESS_ON_PORT check, then evaluate again.";

export const policyNotOpen = "The policy is not open in the editor. Open it, then evaluate again.";

/** What a request gets when its policy is not open: no verdicts, and what to do. */
export function policyIsNotOpen(policy: string, { name }: SnapshotSource): EvaluateResult {
  return withoutVerdicts(policy, 0, summaryOf(name, undefined), policyNotOpen);
}

/**
 * What a policy says about a snapshot. Never fails: `problem` says in one sentence why there is nothing to show, and
 * what to do next.
 */
export function evaluateDocument(
  document: PolicyDocument,
  source: SnapshotSource,
  options: EvaluateOptions,
  read: (source: SnapshotSource) => SnapshotText = readSource,
): EvaluateResult {
  const { uri, version, policy } = document;
  const { snapshot, problem } = read(source);
  const summary = summaryOf(source.name, snapshot);
  if (snapshot === undefined) return withoutVerdicts(uri, version, summary, problem);
  const compiled = compilePolicy(policy);
  const verdicts = evaluate(compiled, snapshot, options);
  // A policy of process and hash checks alone can be evaluated too.
  if (!compiled.hasOpenPortChecks && verdicts.every(({ status }) => status === "NOT_EVALUATED")) {
    return withoutVerdicts(uri, version, summary, noOpenPortChecks);
  }
  return {
    policy: uri,
    version,
    snapshot: summary,
    verdicts: verdicts.map((verdict) => protocolVerdict(document, verdict)),
  };
}

function withoutVerdicts(
  policy: string,
  version: number,
  snapshot: SnapshotSummary,
  problem: string,
): EvaluateResult {
  return { policy, version, snapshot, verdicts: [], problem };
}

/** A verdict with positions of the protocol in place of offsets. */
export function protocolVerdict(document: PolicyDocument, verdict: Verdict): ProtocolVerdict {
  const { check, status, because, remedy, ifReached, gate, reason, evidence, moreEvidence, ignored, notes } =
    verdict;
  return {
    type: check.type,
    description: check.description,
    range: document.rangeOf(check),
    anchor: document.rangeOf(check.anchor),
    status,
    ...(because !== undefined && { because }),
    ...(remedy !== undefined && { remedy }),
    ...(ifReached !== undefined && { ifReached }),
    ...(gate !== undefined && { gate: gateOf(document, gate) }),
    reason,
    evidence: evidence.map(({ element, ...rest }) =>
      element === undefined
        ? rest
        : { ...rest, element: { text: element.text, range: document.rangeOf(element) } },
    ),
    ...(moreEvidence !== undefined && { moreEvidence }),
    ignored,
    notes,
  };
}

function gateOf(document: PolicyDocument, { place, ...gate }: Gate): ProtocolVerdict["gate"] {
  return { ...gate, range: document.rangeOf(place) };
}

/** What a snapshot holds, in counts; all zero where it could not be read. */
export function summaryOf(name: string, snapshot: Snapshot | undefined): SnapshotSummary {
  if (snapshot === undefined) {
    return {
      name,
      formats: [],
      sockets: 0,
      processes: 0,
      hashes: 0,
      unread: [],
      unreadCount: 0,
      notCounted: [],
      warnings: [],
    };
  }
  const { host, formats, sockets, processes, hashes, unread, notCounted, warnings } = snapshot;
  return {
    name,
    ...(host === undefined ? {} : { host }),
    formats,
    sockets: sockets.length,
    processes: processes.length,
    hashes: hashes.length,
    unread: unread.slice(0, mostUnreadSent),
    unreadCount: unread.length,
    notCounted,
    warnings,
  };
}

import {
  type CheckReference,
  type CompiledPolicy,
  compilePolicy,
  countDecided,
  type Decision,
  type EvaluateOptions,
  evaluateInto,
  indexNeeds,
  reportingChecks,
  type Snapshot,
  snapshotFor,
  type TargetDecision,
  targetHostOf,
  targetOf,
  targetsOf,
  uniqueHostNames,
  type Verdict,
} from "../../../core/editor.ts";
import { t } from "../../../l10n/translate.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";
import type {
  EvaluateHostsParams,
  EvaluateHostsResult,
  HostSource,
  LeftOutHost,
  ProtocolSocket,
  SentHost,
} from "../../protocol.ts";
import type { ReadHost } from "../../snapshots/host-source.ts";
import { portListsOf } from "./port-lists.ts";
import { judgementOf, protocolCheck, protocolDecision } from "./protocol-verdict.ts";

/** The message for a policy that is not open. */
export function policyNotOpen(): string {
  return t("The policy is not open in the editor. Open it, then evaluate again.");
}

/** The answer if the policy of a request is not open: no verdicts, and what to do. */
export function withoutPolicy(policy: string): EvaluateHostsResult {
  return { policy, version: 0, checks: [], portLists: [], hosts: [], leftOut: [], problem: policyNotOpen() };
}

/**
 * Evaluates a policy on each host that it is for; the policy is compiled once. A host that can't be read has
 * no verdicts and a `problem`, whether or not the policy is for it, which is unknown. No two hosts have the
 * same name.
 * @param read gives the hosts of a source; waited for, and may throw to end the work
 * @param wanted allHosts: also evaluate the policy on hosts that it is not for; withListeners: say what they
 *   have open
 */
export async function evaluateHosts(
  document: PolicyDocument,
  sources: readonly HostSource[],
  options: EvaluateOptions,
  read: (source: HostSource) => Promise<ReadHost[] | undefined>,
  { allHosts = false, withListeners = false }: Pick<EvaluateHostsParams, "allHosts" | "withListeners"> = {},
): Promise<EvaluateHostsResult> {
  const compiled = compilePolicy(document.policy, document.schema);
  const index = indexNeeds(compiled.body);
  const checks = checksOf(compiled);
  const targets = targetsOf(document.policy, document.settings);
  const found: ({ place: string; name: string } & (
    | { host: Omit<SentHost, "name"> }
    | { leftOut: Omit<LeftOutHost, "name"> }
  ))[] = [];
  const notHeld: string[] = [];
  for (const source of sources) {
    const hosts = await read(source);
    if (hosts === undefined) notHeld.push(source.id);
    for (const { snapshot, summary } of hosts ?? []) {
      const { name, ...rest } = summary;
      const called = { name, place: source.place ?? source.name };
      const decision =
        allHosts || snapshot === undefined
          ? isTarget
          : targetOf(targets, targetHostOf(snapshot.host ?? source.name, snapshot));
      if (!decision.isTarget) {
        found.push({ ...called, leftOut: { id: summary.id, why: decision.why } });
        continue;
      }
      const judged: Judged = { verdicts: [], decisions: [] };
      const isOneOfSeveral = summary.host !== undefined;
      if (snapshot !== undefined) {
        const verdicts: Verdict[] = [];
        const own = snapshotFor(snapshot, document.uri);
        evaluateInto(collected(verdicts, judged, checks, document, isOneOfSeveral), compiled, own, options);
        judged.decided = countDecided(index, verdicts, own);
      }
      found.push({
        ...called,
        host: { ...rest, ...(withListeners ? listenersOf(snapshot) : { sockets: [] }), ...judged },
      });
    }
  }
  const names = uniqueHostNames(found);
  const hosts: SentHost[] = [];
  const leftOut: LeftOutHost[] = [];
  for (const [at, each] of found.entries()) {
    const name = names[at]!;
    if ("host" in each) hosts.push({ ...each.host, name });
    else leftOut.push({ ...each.leftOut, name });
  }
  const evaluated = hosts.flatMap(({ verdicts }) => verdicts);
  const isForNone = hosts.length === 0 && leftOut.length > 0;
  const isIdle = !compiled.isJudged && evaluated.every(({ status }) => status === "NOT_EVALUATED");
  return {
    policy: document.uri,
    version: document.version,
    checks: [...checks.values()].map(({ check }) => protocolCheck(document, check)),
    portLists: portListsOf(document),
    hosts,
    leftOut,
    ...(notHeld.length > 0 && { notHeld }),
    ...(isForNone ? { problem: forNoneOfTheHosts() } : isIdle ? { problem: nothingIsJudged() } : {}),
  };
}

const isTarget: TargetDecision = { isTarget: true };

type Judged = Pick<SentHost, "verdicts" | "decisions" | "decided">;

/**
 * Collects what the evaluation of a host finds.
 *
 * @param isOneOfSeveral true if the text is about several hosts, so that its front block is not about this
 *   one
 */
function collected(
  verdicts: Verdict[],
  judged: Judged,
  checks: NumberedChecks,
  document: PolicyDocument,
  isOneOfSeveral: boolean,
) {
  return {
    push(verdict: Verdict) {
      verdicts.push(verdict);
      const { number } = checks.get(verdict.check.start)!;
      judged.verdicts.push({ check: number, ...judgementOf(document, verdict, !isOneOfSeveral) });
    },
    decided: (decision: Decision) => judged.decisions.push(protocolDecision(document, decision)),
  };
}

function nothingIsJudged(): string {
  return t(
    "None of the checks in this policy can be evaluated. Add one that can, such as AUDIT_DENIED_OPEN_PORTS, then evaluate again.",
  );
}

function forNoneOfTheHosts(): string {
  return t(
    "This policy is for none of the hosts. Change its # hosts: comment or the targets in .nessus-audit.json.",
  );
}

/** How many ports a port map can show. */
const mostPortsSent = 5000;

/** One listener for each port. */
function listenersOf(snapshot: Snapshot | undefined): Pick<SentHost, "sockets" | "moreSockets"> {
  const byPort = new Map<string, ProtocolSocket>();
  for (const socket of snapshot?.sockets ?? []) {
    const key = `${socket.port}/${socket.proto}`;
    if (!byPort.has(key)) byPort.set(key, protocolSocket(socket));
  }
  const sockets = [...byPort.values()];
  const more = sockets.length - mostPortsSent;
  return more > 0 ? { sockets: sockets.slice(0, mostPortsSent), moreSockets: more } : { sockets };
}

function protocolSocket(socket: Snapshot["sockets"][number]): ProtocolSocket {
  const { proto, address, port, process, pid, owners, line } = socket;
  return { proto, address, port, process, pid, ...(owners && { owners }), line };
}

/** Checks by their start offsets, numbered from 0 in the order of the file. */
type NumberedChecks = ReadonlyMap<number, { number: number; check: CheckReference }>;

/** The checks that can report something on some host: every verdict is about one of them. */
function checksOf({ body }: CompiledPolicy): NumberedChecks {
  const checks = reportingChecks(body).sort((a, b) => a.start - b.start);
  return new Map(checks.map((check, number) => [check.start, { number, check }]));
}

import {
  type CompiledPolicy,
  compilePolicy,
  type EvaluateOptions,
  reportingChecks,
  type Snapshot,
  uniqueHostNames,
} from "../../core/index.ts";
import type { ReadHost } from "../host-source.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type {
  EvaluateHostsResult,
  HostSource,
  HostVerdicts,
  ProtocolCheck,
  ProtocolSocket,
} from "../protocol.ts";
import { noOpenPortChecks, policyNotOpen } from "./evaluate.ts";
import { judgeHost } from "./judge-host.ts";
import { portListsOf } from "./port-lists.ts";
import { protocolCheck } from "./protocol-verdict.ts";

/** What a request gets when its policy is not open. */
export function policyOfHostsIsNotOpen(policy: string): EvaluateHostsResult {
  return { policy, version: 0, checks: [], portLists: [], hosts: [], problem: policyNotOpen };
}

/**
 * What a policy says about each host; the policy is compiled once. A host that can't be read has no verdicts and a
 * `problem`. No two hosts have the same name.
 * @param read gives the hosts of a source; waited for, and may throw to end the work
 */
export async function evaluateHosts(
  document: PolicyDocument,
  sources: readonly HostSource[],
  options: EvaluateOptions,
  read: (source: HostSource) => Promise<ReadHost[] | undefined>,
): Promise<EvaluateHostsResult> {
  const compiled = compilePolicy(document.policy, document.schema);
  const results: (HostVerdicts & { place: string })[] = [];
  const notHeld: string[] = [];
  for (const source of sources) {
    const hosts = await read(source);
    if (hosts === undefined) notHeld.push(source.id);
    for (const { snapshot, summary } of hosts ?? []) {
      const judged =
        snapshot === undefined
          ? { verdicts: [], decisions: [] }
          : judgeHost(document, compiled, snapshot, options, summary.host !== undefined);
      results.push({ ...summary, place: source.name, ...listenersOf(snapshot), ...judged });
    }
  }
  const names = uniqueHostNames(results);
  const hosts = results.map(({ place: _, ...host }, at) => ({ ...host, name: names[at]! }));
  const evaluated = hosts.flatMap(({ verdicts }) => verdicts);
  const isIdle = !compiled.hasOpenPortChecks && evaluated.every(({ status }) => status === "NOT_EVALUATED");
  return {
    policy: document.uri,
    version: document.version,
    checks: checksOf(document, compiled),
    portLists: portListsOf(document),
    hosts,
    ...(notHeld.length > 0 && { notHeld }),
    ...(isIdle ? { problem: noOpenPortChecks } : {}),
  };
}

/** Marks that a map of ports can show. */
const mostPortsSent = 5000;

/** One listener for each port. */
function listenersOf(snapshot: Snapshot | undefined): Pick<HostVerdicts, "sockets" | "moreSockets"> {
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

/** The checks that can report something on some host, in the order of the file. */
function checksOf(document: PolicyDocument, { body }: CompiledPolicy): ProtocolCheck[] {
  return reportingChecks(body)
    .sort((a, b) => a.start - b.start)
    .map((check) => protocolCheck(document, check));
}

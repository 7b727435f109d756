import { compilePolicy, type EvaluateOptions, evaluate } from "../../core/index.ts";
import { readHost } from "../host-source.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type {
  EvaluateHostsResult,
  HostSource,
  HostVerdicts,
  ProtocolCheck,
  ProtocolVerdict,
} from "../protocol.ts";
import { noOpenPortChecks, policyNotOpen, protocolVerdict } from "./evaluate.ts";
import { portListsOf } from "./port-lists.ts";

/** What a request gets when its policy is not open. */
export function policyOfHostsIsNotOpen(policy: string): EvaluateHostsResult {
  return { policy, version: 0, checks: [], portLists: [], hosts: [], problem: policyNotOpen };
}

/**
 * What a policy says about each host; the policy is compiled once. A host that can't be read has no verdicts and a
 * `problem`.
 * @param betweenHosts waited for before each host; throws to end the work
 */
export async function evaluateHosts(
  document: PolicyDocument,
  hosts: readonly HostSource[],
  options: EvaluateOptions,
  betweenHosts: () => Promise<void>,
): Promise<EvaluateHostsResult> {
  const compiled = compilePolicy(document.policy);
  const results: HostVerdicts[] = [];
  for (const source of hosts) {
    await betweenHosts();
    const { snapshot, summary } = readHost(source);
    const verdicts = snapshot === undefined ? [] : evaluate(compiled, snapshot, options);
    results.push({ ...summary, verdicts: verdicts.map((verdict) => protocolVerdict(document, verdict)) });
  }
  const evaluated = results.flatMap(({ verdicts }) => verdicts);
  const isIdle = !compiled.hasOpenPortChecks && evaluated.every(({ status }) => status === "NOT_EVALUATED");
  return {
    policy: document.uri,
    version: document.version,
    checks: checksOf(evaluated),
    portLists: portListsOf(document),
    hosts: results,
    ...(isIdle ? { problem: noOpenPortChecks } : {}),
  };
}

/** The checks that some host has a verdict of, in the order of the file. Branches of conditions differ by host. */
function checksOf(verdicts: readonly ProtocolVerdict[]): ProtocolCheck[] {
  const checks = new Map<string, ProtocolCheck>();
  for (const { type, description, range, anchor } of verdicts) {
    const key = `${range.start.line}:${range.start.character}`;
    if (!checks.has(key)) checks.set(key, { type, description, range, anchor });
  }
  return [...checks.values()].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

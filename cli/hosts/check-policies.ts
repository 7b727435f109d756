import type { ListedPorts, ReportedVerdict } from "../../core/command-line.ts";
import { configurationsFor } from "../files/configurations.ts";
import { namedPolicies } from "../files/find/named-policies.ts";
import type { Arguments } from "../options/arguments.ts";
import { holdMessages, type Problems } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import { checkPolicy, type PolicyCheck } from "./check-policy.ts";
import { type CheckedHost, hostInHand, nameHosts } from "./checked-host.ts";
import type { HostBatch } from "./read-hosts.ts";
import type { TargetedHosts } from "./targeted-hosts.ts";

export interface CheckedPolicies {
  /** Policy by policy, host by host, check by check. Unpacked again for each iteration. */
  verdicts: Iterable<ReportedVerdict>;
  hosts: CheckedHost[];
  /** How many policies were found. */
  count: number;
  /** The allow and deny lists of the policies. */
  portLists: ListedPorts[];
  /** The first policy for which a capture would decide more. */
  uncaptured?: Uncaptured;
}

/**
 * A Unix policy, and how many verdicts lack the output of a command, a file or a list that a script prints.
 */
export interface Uncaptured {
  path: string;
  missing: number;
}

/** How many UTF-16 code units of policies are kept compiled from one batch of hosts to the next. */
const roomForPolicies = 4 * 1024 * 1024;

/**
 * Evaluates the policies that the words of a command line find on the hosts that they are for, batch by
 * batch, and in a batch one policy after the other: only what is reported is kept of hosts.
 */
export async function checkPolicies(
  batches: AsyncIterable<HostBatch>,
  targeted: TargetedHosts,
  args: Arguments,
  terminal: Terminal,
  problems: Problems,
): Promise<CheckedPolicies> {
  const hosts: CheckedHost[] = [];
  let checks: PolicyCheck[] | undefined;
  // Messages about policies follow those about hosts.
  const held = holdMessages(problems);
  try {
    for await (const batch of batches) {
      checks ??= await policyChecks(targeted, args, terminal, held);
      const inHand = batch.hosts.map(hostInHand);
      batch.hosts.length = 0;
      for (const check of checks) await check.evaluateOn(inHand, batch.isLast);
      for (const { kept } of inHand) hosts.push(kept);
      inHand.length = 0;
    }
  } finally {
    held.release();
  }
  targeted.report(hosts, problems);
  nameHosts(hosts);
  return { hosts, ...joinedChecks(checks ?? []) };
}

async function policyChecks(
  targeted: TargetedHosts,
  args: Arguments,
  terminal: Terminal,
  problems: Problems,
): Promise<PolicyCheck[]> {
  const configurations = await configurationsFor(terminal.cwd, args.value("config"), problems);
  const room = { left: roomForPolicies };
  const paths = await namedPolicies(args, terminal, problems);
  return paths.map((path) => checkPolicy(path, { targeted, args, terminal, problems, configurations, room }));
}

function joinedChecks(checks: readonly PolicyCheck[]): Omit<CheckedPolicies, "hosts"> {
  const packed = checks.map(({ verdicts }) => verdicts);
  const verdicts = {
    *[Symbol.iterator]() {
      for (const own of packed) yield* own;
    },
  };
  const lacking = checks.find(({ uncaptured }) => uncaptured > 0);
  return {
    verdicts,
    count: checks.length,
    portLists: checks.flatMap(({ portLists }) => portLists),
    ...(lacking !== undefined && { uncaptured: { path: lacking.path, missing: lacking.uncaptured } }),
  };
}

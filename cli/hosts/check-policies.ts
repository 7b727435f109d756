import { resolve } from "node:path";
import {
  compileForOnce,
  compilePolicy,
  evaluateInto,
  hasErrors,
  type ListedPorts,
  listedPorts,
  parse,
  policyOf,
  type ReportedVerdict,
  type Snapshot,
  snapshotFor,
  verdictLocator,
} from "../../core/command-line.ts";
import { type Configurations, configurationsFor } from "../files/configurations.ts";
import { namedPolicies } from "../files/find/named-policies.ts";
import { readPolicy } from "../files/read-policy.ts";
import type { Arguments } from "../options/arguments.ts";
import { evaluateOptionsOf } from "../options/evaluate-options.ts";
import type { Problems } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import type { TargetedHosts } from "./targeted-hosts.ts";

export interface CheckedPolicies {
  /** Policy by policy, host by host, check by check. */
  verdicts: ReportedVerdict[];
  /** How many policies were found. */
  count: number;
  /** The allow and deny lists of the policies. */
  portLists: ListedPorts[];
  /** The first policy that a capture would decide more of. */
  uncaptured?: Uncaptured;
}

/** A policy for Unix, and how many verdicts lack the output of a command, a file or a list that a script prints. */
export interface Uncaptured {
  path: string;
  missing: number;
}

/**
 * Evaluates the policies that the words of a command line find on the hosts that they are for, one after the other: of
 * each nothing is kept but what is reported.
 */
export async function checkPolicies(
  hosts: TargetedHosts,
  args: Arguments,
  terminal: Terminal,
  problems: Problems,
): Promise<CheckedPolicies> {
  const checked: CheckedPolicies = { verdicts: [], count: 0, portLists: [] };
  const configurations = await configurationsFor(terminal.cwd, args.value("config"), problems);
  const paths = await namedPolicies(args, terminal, problems);
  for (const path of paths) {
    checked.count++;
    const isLast = checked.count === paths.length;
    try {
      await checkPolicy(path, { hosts, args, terminal, problems, configurations, isLast }, checked);
    } catch (error) {
      problems.fail(path, error);
    }
  }
  hosts.report(problems);
  return checked;
}

interface CheckRun {
  hosts: TargetedHosts;
  args: Arguments;
  terminal: Terminal;
  problems: Problems;
  configurations: Configurations;
  /** No policy comes after it. */
  isLast: boolean;
}

async function checkPolicy(
  path: string,
  { hosts, args, terminal, problems, configurations, isLast }: CheckRun,
  checked: CheckedPolicies,
): Promise<void> {
  const file = await readPolicy(path, terminal, args.value("stdin-filename"));
  const settings = await configurations.settingsOf(resolve(terminal.cwd, file.path));
  const options = evaluateOptionsOf(args, settings.evaluate);
  const policy = policyOf(parse(file.text, settings.schema));
  const chosen = hosts.hostsOf(file.path, policy, settings);
  const compiled =
    chosen.length < 2 ? compileForOnce(policy, settings.schema) : compilePolicy(policy, settings.schema);
  if (compiled.refused !== undefined) {
    problems.report(`${file.path}: ${inSentence(compiled.refused.reason)}`);
  } else if (hasErrors(policy, settings)) {
    problems.note(
      `${file.path} has errors, for which the scanner may reject it; see nessus-audit lint ${file.path}.`,
    );
  }
  if (chosen.length === 0) return;
  const { verdicts, portLists } = checked;
  let missing = 0;
  const push = (verdict: ReportedVerdict) => {
    if (verdict.because === "missing" && !isPortType(verdict.check.type)) missing++;
    verdicts.push(verdict);
  };
  for (const list of listedPorts(policy)) portLists.push(list);
  const locatorFor = verdictLocator({ name: file.path, text: file.text });
  for (const host of chosen) {
    const { name, path: snapshot, snapshot: shown } = host;
    const located = locatorFor({ name, ...(snapshot !== undefined && { path: snapshot }) });
    evaluateInto(
      { push: (verdict) => push(located(verdict)) },
      compiled,
      snapshotFor(shown, file.path),
      options,
    );
    if (isLast) host.snapshot = withoutObservations(shown);
  }
  if (missing > 0 && policy.checkType === "Unix") checked.uncaptured ??= { path: file.path, missing };
}

/** What is still asked of a host that was evaluated: of a thousand of them, what they show would fill the memory. */
function withoutObservations({ observations: _, ...snapshot }: Snapshot): Snapshot {
  return { ...snapshot, sockets: [], processes: [], hashes: [] };
}

/** A list of sockets decides these. */
function isPortType(type: string): boolean {
  return /^AUDIT_(?:ALLOWED_OPEN_PORTS|DENIED_OPEN_PORTS|PROCESS_ON_PORT)$/.test(type);
}

function inSentence(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

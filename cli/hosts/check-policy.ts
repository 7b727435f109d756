import { resolve } from "node:path";
import {
  type CompiledPolicy,
  compileForOnce,
  compilePolicy,
  type EvaluatedPolicy,
  evaluateInto,
  hasErrors,
  type ListedPorts,
  listedPorts,
  type Policy,
  type PolicySettings,
  parse,
  policyOf,
  snapshotFor,
  type Verdict,
  verdictLocator,
} from "../../core/command-line.ts";
import type { Configurations } from "../files/configurations.ts";
import { type PolicyFile, readPolicy } from "../files/read-policy.ts";
import type { Arguments } from "../options/arguments.ts";
import { evaluateOptionsOf } from "../options/evaluate-options.ts";
import type { Problems } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import type { HostInHand } from "./checked-host.ts";
import { PackedVerdicts } from "./packed-verdicts.ts";
import type { ChooseHosts, TargetedHosts } from "./targeted-hosts.ts";

/** The verdicts of one policy on hosts, which it gets in batches. */
export interface PolicyCheck {
  /**
   * Evaluates the policy on the hosts that it is for. It is read the first time.
   *
   * @param isLast no more hosts follow, so the policy can be released
   */
  evaluateOn(hosts: readonly HostInHand[], isLast: boolean): Promise<void>;
  /** The path in reports. */
  readonly path: string;
  /** Host by host, check by check. */
  readonly verdicts: PackedVerdicts;
  /** Its allow and deny lists, if it was evaluated on a host. */
  readonly portLists: readonly ListedPorts[];
  /** How many verdicts lack the output of a command, a file or a list that the capture script of the policy prints. */
  readonly uncaptured: number;
}

export interface CheckRun {
  targeted: TargetedHosts;
  args: Arguments;
  terminal: Terminal;
  /** Receives messages about the policies. */
  problems: Problems;
  configurations: Configurations;
  /** How many UTF-16 code units of policies may still be kept compiled. */
  room: { left: number };
}

/** A policy that was read. */
interface PolicySource {
  file: PolicyFile;
  settings: PolicySettings;
  choose: ChooseHosts;
}

interface PreparedPolicy {
  policy: Policy;
  compiled: CompiledPolicy | EvaluatedPolicy;
  locate: ReturnType<typeof verdictLocator>;
}

/** @param given the path of the policy, as found */
export function checkPolicy(given: string, run: CheckRun): PolicyCheck {
  const { targeted, args, terminal, problems, configurations, room } = run;
  const verdicts = new PackedVerdicts();
  let path = given;
  let portLists: ListedPorts[] | undefined;
  let uncaptured = 0;
  let hasFailed = false;
  let source: PolicySource | undefined;
  let prepared: PreparedPolicy | undefined;

  return {
    async evaluateOn(hosts, isLast) {
      if (hasFailed) return;
      try {
        if (source === undefined) await begin(hosts, isLast);
        else judge(source, source.choose(hosts));
      } catch (error) {
        hasFailed = true;
        problems.fail(given, error);
      }
      if (!isLast && !hasFailed) return;
      source = undefined;
      prepared = undefined;
    },
    get path() {
      return path;
    },
    verdicts,
    get portLists() {
      return portLists ?? [];
    },
    get uncaptured() {
      return uncaptured;
    },
  };

  async function begin(hosts: readonly HostInHand[], isLast: boolean): Promise<void> {
    const file = await readPolicy(given, terminal, args.value("stdin-filename"));
    path = file.path;
    const settings = await configurations.settingsOf(resolve(terminal.cwd, path));
    const policy = policyOf(parse(file.text, settings.schema));
    source = { file, settings, choose: targeted.hostsOf(path, policy, settings) };
    const chosen = source.choose(hosts);
    const isKept = !isLast && file.text.length <= room.left;
    if (isKept) room.left -= file.text.length;
    const first = prepare(source, policy, isKept || chosen.length > 1);
    if (isKept) prepared = first;
    const { refused } = first.compiled;
    if (refused !== undefined) problems.report(`${path}: ${inSentence(refused.reason)}`);
    else if (hasErrors(policy, settings)) {
      problems.note(`${path} has errors, so the scanner may reject it; see nessus-audit lint ${path}.`);
    }
    judge(source, chosen, first);
  }

  function judge(from: PolicySource, hosts: readonly HostInHand[], at = prepared): void {
    if (hosts.length === 0) return;
    const { file, settings } = from;
    const { policy, compiled, locate } =
      at ?? prepare(from, policyOf(parse(file.text, settings.schema)), hosts.length > 1);
    portLists ??= listedPorts(policy);
    const options = evaluateOptionsOf(args, settings.evaluate);
    for (const { kept, snapshot } of hosts) {
      const adder = verdicts.adder(kept);
      const located = locate(kept);
      const push = (verdict: Verdict) => {
        if (policy.checkType === "Unix" && lacksCapture(verdict)) uncaptured++;
        adder.push(located(verdict));
      };
      evaluateInto({ push }, compiled, snapshotFor(snapshot, path), options);
      adder.end();
    }
  }
}

/** @param isForMany it will be evaluated on several hosts */
function prepare({ file, settings }: PolicySource, policy: Policy, isForMany: boolean): PreparedPolicy {
  return {
    policy,
    compiled: isForMany ? compilePolicy(policy, settings.schema) : compileForOnce(policy, settings.schema),
    locate: verdictLocator({ name: file.path, text: file.text }),
  };
}

function lacksCapture({ because, check }: Verdict): boolean {
  return because === "missing" && !isPortType(check.type);
}

/** A list of sockets decides these. */
function isPortType(type: string): boolean {
  return /^AUDIT_(?:ALLOWED_OPEN_PORTS|DENIED_OPEN_PORTS|PROCESS_ON_PORT)$/.test(type);
}

function inSentence(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

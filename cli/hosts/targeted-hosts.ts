import {
  type HostWord,
  keywordText,
  type Policy,
  type PolicySettings,
  plural,
  type Targets,
  targetOf,
  targetsOf,
  wordsOf,
} from "../../core/command-line.ts";
import type { Problems } from "../output/problems.ts";
import type { CheckedHost, HostInHand } from "./checked-host.ts";

/** Which hosts the policies of a run are evaluated on, and what was left out. */
export interface TargetedHosts {
  /** Called once for each policy, in order. */
  hostsOf(path: string, policy: Policy, settings: PolicySettings): ChooseHosts;
  /**
   * Reports what was left out, after the last policy and the last host. A run in which nothing is left is a
   * problem.
   *
   * @param hosts all of them
   */
  report(hosts: readonly CheckedHost[], problems: Problems): void;
  /** Why a check was not evaluated on a host with an expectation of it, as the end of a sentence. */
  whyLeftOut(host: CheckedHost, check: string): string | undefined;
}

/** Selects the hosts that a policy is evaluated on: those that the user names, and those that it is for. */
export type ChooseHosts = (hosts: readonly HostInHand[]) => readonly HostInHand[];

interface TargetedPolicy {
  path: string;
  targets: Targets;
  leftOut: number;
  evaluated: number;
}

/**
 * @param allHosts every policy is evaluated on every host
 * @param expects somebody may ask why a check was left out
 */
export function targetedHosts({ allHosts, expects }: { allHosts: boolean; expects: boolean }): TargetedHosts {
  if (allHosts) return { hostsOf: () => (hosts) => hosts, report: () => {}, whyLeftOut: () => undefined };
  const policies: TargetedPolicy[] = [];
  const leftOutChecks = new Map<CheckedHost, Map<string, string>>();

  return {
    hostsOf(path, policy, settings) {
      const targets = targetsOf(policy, settings);
      const targeted: TargetedPolicy = { path, targets, leftOut: 0, evaluated: 0 };
      policies.push(targeted);
      const descriptions = new Set(
        expects ? policy.checks.map((check) => keywordText(check, "description") ?? check.builtin) : [],
      );
      return (hosts) => {
        const chosen = hosts.filter(({ kept }) => {
          const { target, expectations } = kept;
          const decision = target === undefined ? { isTarget: true as const } : targetOf(targets, target);
          if (decision.isTarget) return true;
          for (const { check } of expectations) {
            if (descriptions.has(check))
              leaveOut(kept, check, `${path} was not evaluated on it: ${decision.why}`);
          }
          return false;
        });
        targeted.leftOut += hosts.length - chosen.length;
        targeted.evaluated += chosen.length;
        return chosen;
      };
    },
    report(hosts, problems) {
      const found = hosts.flatMap(({ target }) => target ?? []);
      if (found.length === 0) return;
      const seen = new Set<HostWord>();
      let leftOut = 0;
      let evaluated = 0;
      for (const { path, targets, ...counts } of policies) {
        const idle: string[] = [];
        for (const word of wordsOf(targets)) {
          if (seen.has(word)) continue;
          if (targets.source === "configuration") seen.add(word);
          if (!found.some((host) => word.matches(host))) idle.push(word.text);
        }
        if (idle.length > 0) {
          const place =
            targets.source === "policy" ? `# hosts: of ${path}` : "the targets of the configuration";
          problems.note(`No host matches ${idle.join(", ")} in ${place}.`);
        }
        if (counts.evaluated === 0) problems.note(`${path} is for none of the hosts.`);
        leftOut += counts.leftOut;
        evaluated += counts.evaluated;
      }
      if (leftOut === 0) return;
      if (evaluated === 0) {
        problems.report("No policy is for any of the hosts. Use --all-hosts to evaluate them anyway.");
        return;
      }
      const were = leftOut === 1 ? "was" : "were";
      problems.note(
        `${plural(leftOut, "pair")} of a policy and a host ${were} left out because of targets; --all-hosts evaluates ${leftOut === 1 ? "it" : "them"}.`,
      );
    },
    whyLeftOut: (host, check) => leftOutChecks.get(host)?.get(check),
  };

  function leaveOut(host: CheckedHost, check: string, why: string): void {
    let checks = leftOutChecks.get(host);
    if (checks === undefined) {
      checks = new Map();
      leftOutChecks.set(host, checks);
    }
    checks.set(check, why);
  }
}

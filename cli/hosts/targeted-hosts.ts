import {
  type HostWord,
  keywordText,
  type Policy,
  type PolicySettings,
  plural,
  targetOf,
  targetsOf,
  wordsOf,
} from "../../core/command-line.ts";
import type { Problems } from "../output/problems.ts";
import type { Host } from "./read-host.ts";

/** Which hosts the policies of a run are evaluated on, and what was left out. */
export interface TargetedHosts {
  /** The hosts that a policy is evaluated on: those that are named by themselves, and those that it is for. */
  hostsOf(path: string, policy: Policy, settings: PolicySettings): readonly Host[];
  /** Tells what was left out, after the last policy. A run in which nothing is left is a problem. */
  report(problems: Problems): void;
  /** Why a check that a host has an expectation of was not evaluated on it, as the end of a sentence. */
  whyLeftOut(host: string, check: string): string | undefined;
}

/** @param allHosts evaluate every policy on every host */
export function targetedHosts(hosts: readonly Host[], allHosts: boolean): TargetedHosts {
  if (allHosts || hosts.every(({ target }) => target === undefined)) {
    return { hostsOf: () => hosts, report: () => {}, whyLeftOut: () => undefined };
  }
  const found = hosts.flatMap(({ target }) => target ?? []);
  const leftOutChecks = new Map<string, string>();
  const seen = new Set<HostWord>();
  const notes: string[] = [];
  let leftOut = 0;
  let evaluated = 0;

  return {
    hostsOf(path, policy, settings) {
      const targets = targetsOf(policy, settings);
      const idle: string[] = [];
      for (const word of wordsOf(targets)) {
        if (seen.has(word)) continue;
        if (targets.source === "configuration") seen.add(word);
        if (!found.some((host) => word.matches(host))) idle.push(word.text);
      }
      if (idle.length > 0) {
        const place =
          targets.source === "policy" ? `# hosts: of ${path}` : "the targets of the configuration";
        notes.push(`No host is meant by ${idle.join(", ")} in ${place}.`);
      }
      const descriptions = new Set(
        policy.checks.map((check) => keywordText(check, "description") ?? check.builtin),
      );
      const chosen = hosts.filter(({ name, target, snapshot }) => {
        const decision = target === undefined ? { isTarget: true as const } : targetOf(targets, target);
        if (decision.isTarget) return true;
        for (const { check } of snapshot.expectations ?? []) {
          if (descriptions.has(check))
            leftOutChecks.set(keyOf(name, check), `${path} was not evaluated on it: ${decision.why}`);
        }
        return false;
      });
      leftOut += hosts.length - chosen.length;
      evaluated += chosen.length;
      if (chosen.length === 0) notes.push(`${path} is for none of the hosts.`);
      return chosen;
    },
    report(problems) {
      for (const note of notes) problems.note(note);
      if (leftOut === 0) return;
      if (evaluated === 0) {
        problems.report("No policy is for any of the hosts. --all-hosts evaluates them all the same.");
        return;
      }
      const were = leftOut === 1 ? "was" : "were";
      problems.note(
        `${plural(leftOut, "pair")} of a policy and a host ${were} left out, as targets say; --all-hosts evaluates ${leftOut === 1 ? "it" : "them"}.`,
      );
    },
    whyLeftOut: (host, check) => leftOutChecks.get(keyOf(host, check)),
  };
}

function keyOf(host: string, check: string): string {
  return JSON.stringify([host, check]);
}

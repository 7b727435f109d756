import type { Policy } from "../semantics/policy.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { platformsOf, systemOf } from "../snapshot/system-of.ts";
import { type Platform, type SystemName, systems } from "../snapshot/systems.ts";
import { rememberFor } from "../text/remember.ts";
import { type HostList, type HostWord, hostListOf, type NamedHost, takingOf } from "./host-list.ts";
import { readHostsComments } from "./hosts-comment.ts";
import { platformOfCheckType } from "./policy-platform.ts";

/** What a configuration says about the hosts of some policies. What is left out does not restrict them. */
export interface TargetEntry {
  /** Globs of the policies that it is for; undefined: all. */
  files: readonly string[] | undefined;
  /** Words of a host list, including groups; undefined: all hosts. */
  hosts: readonly string[] | undefined;
  systems: readonly SystemName[] | undefined;
}

/** Which hosts a policy is for. */
export interface Targets {
  /** What its check type runs on; undefined if it runs anywhere. */
  platform: Platform | undefined;
  /** The origin of the conditions, for messages; undefined if nothing says which hosts. */
  source: "policy" | "configuration" | undefined;
  /** A host must meet one of them; none: every host of the platform. */
  conditions: readonly TargetCondition[];
}

export interface TargetCondition {
  hosts: HostList | undefined;
  /** Systems, as named by `uname`. */
  systems: readonly string[] | undefined;
}

/** The name of a host, and what its snapshot shows about it. */
export interface TargetHost extends NamedHost {
  /** As `uname` names it, or "Windows"; undefined if nothing in the snapshot shows it. */
  system: string | undefined;
  /**
   * Also known for some hosts whose system is not; several if a database runs on it, empty if none is known.
   */
  platforms: readonly Platform[];
}

/** `why` is a sentence. */
export type TargetDecision = { isTarget: true } | { isTarget: false; why: string };

/**
 * Which hosts a policy is for: those that its `# hosts:` comments name, else those of the configuration
 * entries that apply to it, else those that its check type runs on.
 */
export function targetsOf(policy: Policy, { targets }: { targets: readonly TargetEntry[] }): Targets {
  const platform = platformOfCheckType(policy.checkType);
  const words = readHostsComments(policy).flatMap(({ isLate, words }) => (isLate ? [] : words));
  const hosts = hostListOf(words.map(({ text }) => text));
  if (hosts.words.length > 0) {
    return { platform, source: "policy", conditions: [{ hosts, systems: undefined }] };
  }
  if (targets.length === 0) return { platform, source: undefined, conditions: [] };
  return { platform, source: "configuration", conditions: targets.map(conditionOf) };
}

/** Compiled once for all policies that an entry applies to. */
const conditionOf = rememberFor(
  (entry: TargetEntry): TargetCondition => ({
    hosts: entry.hosts && hostListOf(entry.hosts),
    systems: entry.systems?.map((name) => systems.find((system) => system.name === name)!.uname),
  }),
);

/** A host for targets. @param name its name before names are made unique */
export function targetHostOf(name: string, snapshot: Snapshot): TargetHost {
  return {
    name,
    groups: snapshot.groups ?? [],
    system: systemOf(snapshot),
    platforms: platformsOf(snapshot),
  };
}

/** Is a policy for this host, and if not, why? */
export function targetOf(targets: Targets, host: TargetHost): TargetDecision {
  const { conditions, platform } = targets;
  const misses = conditions.length === 0 ? [missOf({}, platform, host)] : [];
  for (const condition of conditions) misses.push(missOf(condition, platform, host));
  const miss = misses[0];
  if (miss === undefined || misses.includes(undefined)) return { isTarget: true };
  if (misses.length === 1) return { isTarget: false, why: whyMissed(miss, targets, host) };
  return { isTarget: false, why: whyNotNamed(targets, host) };
}

/** Why a host does not meet a condition. */
type Miss = { by: "hosts"; word: HostWord | undefined } | { by: "systems" } | { by: "platform" };

function missOf(
  { hosts, systems }: Partial<TargetCondition>,
  platform: Platform | undefined,
  host: TargetHost,
): Miss | undefined {
  const taking = hosts && takingOf(hosts, host);
  if (taking?.isTaken === false) return { by: "hosts", word: taking.takenBackBy };
  if (systems !== undefined) return isOfOneOf(systems, host) ? undefined : { by: "systems" };
  // A named host is meant, whatever its system is.
  if (taking?.isNamed || platform === undefined || host.platforms.length === 0) return undefined;
  return host.platforms.includes(platform) ? undefined : { by: "platform" };
}

/** May a host be of one of the systems? What its snapshot does not show does not exclude it. */
function isOfOneOf(wanted: readonly string[], { system, platforms }: TargetHost): boolean {
  if (system !== undefined) return wanted.includes(system);
  const [platform] = platforms;
  if (platform === "network device") return false;
  if (platform === undefined || platform === "database") return true;
  return wanted.some((uname) => (uname === "Windows") === (platform === "Windows"));
}

function whyMissed(miss: Miss, targets: Targets, host: TargetHost): string {
  const name = quote(host.name);
  if (miss.by === "platform")
    return `This policy is for ${policyText[targets.platform!]}, and ${name} is ${systemText(host)}.`;
  if (miss.by === "systems") {
    const wanted = targets.conditions[0]!.systems!.map((uname) => labelOf(uname)).join(" or ");
    return `This policy is for ${wanted} by the targets of the configuration, and ${name} is ${systemText(host)}.`;
  }
  if (miss.word !== undefined) {
    return `${name} is taken out of the hosts of this policy by ${quote(miss.word.text)} (${listText(targets)}).`;
  }
  return whyNotNamed(targets, host);
}

function whyNotNamed(targets: Targets, { name }: TargetHost): string {
  return `${quote(name)} is not among the hosts of this policy (${listText(targets)}).`;
}

const policyText: Readonly<Record<Platform, string>> = {
  Unix: "Unix",
  Windows: "Windows",
  "IBM i": "IBM i",
  "network device": "network devices",
  database: "databases",
};

/** `a Windows host`, `a network device` */
function systemText({ system, platforms: [platform] }: TargetHost): string {
  if (system === undefined && (platform === "network device" || platform === "database"))
    return `a ${platform}`;
  const label = system === undefined ? (platform ?? "") : labelOf(system);
  return `${/^(?:[AEIO]|HP)/.test(label) ? "an" : "a"} ${label} host`;
}

function labelOf(uname: string): string {
  return systems.find((system) => system.uname === uname)?.label ?? uname;
}

/** `# hosts: web-*, @dmz` as written; `targets: web-*, @dmz or linux` of a configuration. */
function listText({ source, conditions }: Targets): string {
  const lists = conditions.map(({ hosts, systems }) => {
    const words = hosts?.words.map(({ text }) => text).join(", ");
    const names = systems?.map((uname) => labelOf(uname)).join(", ");
    if (words === undefined) return names ?? "all";
    return names === undefined ? words : `${words} on ${names}`;
  });
  return `${source === "policy" ? "# hosts" : "targets"}: ${quote(lists.join(" or "), 80)}`;
}

/** Quotes what others wrote, on one line and not too long. */
function quote(text: string, longest = 60): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** The words that name hosts. Those of a configuration are the same objects for every policy. */
export function wordsOf({ conditions }: Targets): HostWord[] {
  return conditions.flatMap((condition) => condition.hosts?.words ?? []);
}

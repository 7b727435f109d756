import type { ProtocolVerdict } from "../../server/protocol.ts";

/** From this many hosts on, they are listed by group. */
const fewest = 50;

/** What hosts are sorted by. */
export interface ListedHost {
  name: string;
  groups: readonly string[];
  /** Verdicts of the policy in the active editor on it, if known. */
  verdicts?: readonly Pick<ProtocolVerdict, "status">[];
  problem?: string;
}

export interface HostGroup<Host> {
  /** Undefined: the hosts that are in no group. */
  name: string | undefined;
  hosts: Host[];
}

/** Sorts failing hosts first: by how many verdicts are FAILED or errors, else keeps their order. */
export function failingFirst<Host extends ListedHost>(hosts: readonly Host[]): Host[] {
  const counted = hosts.map((host) => ({ host, failing: failingOf(host) }));
  return counted.sort((a, b) => b.failing - a.failing).map(({ host }) => host);
}

/**
 * Groups many hosts: groups with a failing host first, then by name; a host in several groups is in each of
 * them. Undefined if a plain list is better: there are few hosts, or no groups.
 */
export function groupHosts<Host extends ListedHost>(hosts: readonly Host[]): HostGroup<Host>[] | undefined {
  if (hosts.length < fewest || hosts.every(({ groups }) => groups.length === 0)) return undefined;
  const byName = new Map<string | undefined, Host[]>();
  for (const host of hosts) {
    for (const name of host.groups.length > 0 ? new Set(host.groups) : [undefined]) {
      const own = byName.get(name);
      if (own === undefined) byName.set(name, [host]);
      else own.push(host);
    }
  }
  return [...byName]
    .map(([name, own]) => ({ name, hosts: failingFirst(own) }))
    .sort((a, b) => failingHosts(b) - failingHosts(a) || compareNames(a.name, b.name));
}

function failingHosts({ hosts }: HostGroup<ListedHost>): number {
  return hosts.filter((host) => failingOf(host) > 0).length;
}

function failingOf({ verdicts = [], problem }: ListedHost): number {
  const failing = verdicts.filter(({ status }) => status === "FAILED" || status === "ERROR").length;
  return problem === undefined ? failing : failing + 1;
}

/** Hosts without a group come last. */
function compareNames(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

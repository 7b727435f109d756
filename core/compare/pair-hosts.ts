import { hostKey } from "../snapshot/hosts/host-drafts.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

export interface NamedSnapshot {
  name: string;
  snapshot: Snapshot;
}

/** The hosts of two texts: those that are in both, and the names of those that are only in one. */
export interface PairedHosts {
  pairs: { name: string; before: Snapshot; after: Snapshot }[];
  onlyBefore: string[];
  onlyAfter: string[];
}

/** If both texts have a single host, it is the same one, whatever its name; otherwise the names decide. */
export function pairHosts(before: readonly NamedSnapshot[], after: readonly NamedSnapshot[]): PairedHosts {
  const [older, newer] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && older !== undefined && newer !== undefined) {
    const pair = { name: newer.name, before: older.snapshot, after: newer.snapshot };
    return { pairs: [pair], onlyBefore: [], onlyAfter: [] };
  }
  const later = new Map(after.map((host) => [hostKey(host.name), host]));
  const paired: PairedHosts = { pairs: [], onlyBefore: [], onlyAfter: [] };
  for (const { name, snapshot } of before) {
    const other = later.get(hostKey(name));
    later.delete(hostKey(name));
    if (other === undefined) paired.onlyBefore.push(name);
    else paired.pairs.push({ name, before: snapshot, after: other.snapshot });
  }
  paired.onlyAfter = [...later.values()].map(({ name }) => name);
  return paired;
}

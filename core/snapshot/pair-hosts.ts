import { hostKey } from "./host-drafts.ts";
import type { Snapshot } from "./snapshot.ts";

/** The hosts of two texts: those that both are of, and the names of those that only one is of. */
export interface PairedHosts {
  pairs: { name: string; before: Snapshot; after: Snapshot }[];
  onlyBefore: string[];
  onlyAfter: string[];
}

/** Two texts of one host each are of the same one, whatever it is called; otherwise the names decide. */
export function pairHosts(before: readonly Snapshot[], after: readonly Snapshot[]): PairedHosts {
  if (before.length === 1 && after.length === 1) {
    const pair = { name: nameOf(after[0]!), before: before[0]!, after: after[0]! };
    return { pairs: [pair], onlyBefore: [], onlyAfter: [] };
  }
  const later = new Map(after.map((snapshot) => [hostKey(nameOf(snapshot)), snapshot]));
  const paired: PairedHosts = { pairs: [], onlyBefore: [], onlyAfter: [] };
  for (const snapshot of before) {
    const name = nameOf(snapshot);
    const other = later.get(hostKey(name));
    later.delete(hostKey(name));
    if (other === undefined) paired.onlyBefore.push(name);
    else paired.pairs.push({ name, before: snapshot, after: other });
  }
  paired.onlyAfter = [...later.values()].map(nameOf);
  return paired;
}

function nameOf({ host }: Snapshot): string {
  return host ?? "";
}

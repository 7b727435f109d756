import { type Snapshot, uniqueHostNames } from "../../core/command-line.ts";
import type { Host } from "./read-host.ts";

/** What is kept of a host after policies were evaluated on it: a thousand snapshots would fill the memory. */
export interface CheckedHost extends Pick<Host, "name" | "place" | "path" | "target"> {
  /** The expectations in its snapshot. */
  expectations: NonNullable<Snapshot["expectations"]>;
}

/** A host while policies are evaluated on it. */
export interface HostInHand {
  kept: CheckedHost;
  snapshot: Snapshot;
}

export function hostInHand({ name, place, path, target, snapshot }: Host): HostInHand {
  const expectations = snapshot.expectations ?? [];
  return {
    kept: {
      name,
      place,
      expectations,
      ...(path !== undefined && { path }),
      ...(target !== undefined && { target }),
    },
    snapshot,
  };
}

/** Gives each host of a run a unique name. */
export function nameHosts(hosts: readonly CheckedHost[]): void {
  for (const [at, name] of uniqueHostNames(hosts).entries()) hosts[at]!.name = name;
}

import { t } from "../../l10n/translate.ts";
import type { SnapshotOrigin } from "../snapshots/origin.ts";

/** A host in the picker of snapshots. */
export interface OfferedHost {
  id: string;
  label: string;
  groups: readonly string[];
  /** Counts of the policy's verdicts on it, if known. */
  verdicts?: string;
  /** True if the policy is not for it, according to its targets. */
  isLeftOut: boolean;
}

/** A line of the picker of snapshots. */
export type Choice =
  | { kind: "heading"; label: string }
  | { kind: "host"; id: string; label: string; description: string }
  | { kind: "origin"; id: SnapshotOrigin["id"]; label: string; detail: string };

/**
 * Lists what a policy can be evaluated on: hosts first, then the sources that work here, then the hosts that
 * it is not for.
 *
 * @param hosts in the order of the Hosts view
 * @param recent ids of hosts, the most recently used first
 * @param origins sources that work here, with a description of each
 */
export function snapshotChoices(
  hosts: readonly OfferedHost[],
  recent: readonly string[],
  origins: readonly { id: SnapshotOrigin["id"]; label: string; detail: string }[],
): Choice[] {
  const sources = origins.map((origin): Choice => ({ kind: "origin", ...origin }));
  if (hosts.length === 0) return sources;
  const isOwn = ({ id, isLeftOut }: OfferedHost) => !isLeftOut || recent.includes(id);
  const others = hosts.filter((host) => !isOwn(host)).map(hostChoice);
  return [
    { kind: "heading", label: t("Hosts of the workspace") },
    ...inOrderOfUse(hosts.filter(isOwn), recent).map(hostChoice),
    { kind: "heading", label: t("Elsewhere") },
    ...sources,
    ...(others.length === 0
      ? []
      : [{ kind: "heading", label: t("Hosts that the policy is not for") } as const]),
    ...others,
  ];
}

function hostChoice({ id, label, groups, verdicts }: OfferedHost): Choice {
  const known = verdicts === undefined ? [] : [verdicts];
  const about = [...(groups.length === 0 ? [] : [groups.join(", ")]), ...known];
  return { kind: "host", id, label: `$(server) ${label}`, description: about.join(" · ") };
}

/** Moves the recently used hosts to the front, and keeps the order of the others. */
function inOrderOfUse(hosts: readonly OfferedHost[], recent: readonly string[]): OfferedHost[] {
  const rank = ({ id }: OfferedHost) => {
    const used = recent.indexOf(id);
    return used >= 0 ? used : recent.length;
  };
  return [...hosts].sort((a, b) => rank(a) - rank(b));
}

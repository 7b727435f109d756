import { t } from "../../l10n/translate.ts";
import type { SnapshotOrigin } from "../snapshots/origin.ts";

/** A host as the picker of snapshots offers it. */
export interface OfferedHost {
  id: string;
  label: string;
  groups: readonly string[];
  /** What the policy says of it, in counts, where that is known. */
  verdicts?: string;
  /** True where the policy is not for it, as its targets say. */
  isLeftOut: boolean;
}

/** A line of the picker of snapshots. */
export type Choice =
  | { kind: "heading"; label: string }
  | { kind: "host"; id: string; label: string; description: string }
  | { kind: "origin"; id: SnapshotOrigin["id"]; label: string; detail: string };

/**
 * What a policy can be evaluated on: hosts first, then the sources that can work here, then the hosts that it is not for.
 *
 * @param hosts in the order of the Hosts view
 * @param recent ids of hosts, the one that was used last first
 * @param origins sources that can work here, with what each does
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

/** Those that were used last; the rest of the order stays. */
function inOrderOfUse(hosts: readonly OfferedHost[], recent: readonly string[]): OfferedHost[] {
  const rank = ({ id }: OfferedHost) => {
    const used = recent.indexOf(id);
    return used >= 0 ? used : recent.length;
  };
  return [...hosts].sort((a, b) => rank(a) - rank(b));
}

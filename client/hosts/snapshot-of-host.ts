import { type PinnedSnapshot, SnapshotProblem } from "../snapshots/pinned-snapshot.ts";
import { goneText, namedSource, sourceOfHost } from "./host-source.ts";
import type { Hosts, WorkspaceHost } from "./hosts.ts";

/**
 * A host of the workspace as a snapshot to evaluate a policy on.
 *
 * @param onlyTarget true if nobody asked for this policy on this host
 */
export function snapshotOfHost(host: WorkspaceHost, hosts: Hosts, onlyTarget: boolean): PinnedSnapshot {
  const { id, label, files, uri } = host;
  return {
    name: label,
    host: id,
    documents: files.map((file) => file.uri),
    front: files[0]!.uri,
    onlyTarget,
    named: async () => namedSource(host),
    read: () => sourceOfHost(host),
    async retake() {
      await hosts.refresh();
      const present = hosts.get(id);
      if (present === undefined) throw new SnapshotProblem(goneText(label, uri));
      return snapshotOfHost(present, hosts, onlyTarget);
    },
  };
}

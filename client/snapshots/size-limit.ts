import * as vscode from "vscode";
import { snapshotLimit, snapshotMegabytes, tooLargeSnapshot } from "../../server/protocol.ts";
import { SnapshotProblem } from "./pinned-snapshot.ts";

/** The largest snapshot in bytes, from the setting, else the default for this kind of editor. */
export function largestSnapshot(): number {
  const setting = vscode.workspace.getConfiguration("nessusAudit").get("snapshot.maxMegabytes");
  return snapshotLimit(setting, isBrowser ? snapshotMegabytes.browser : snapshotMegabytes.node);
}

/** A web extension host has no process of its own. */
const isBrowser = typeof process === "undefined" || process.versions?.node === undefined;

/**
 * Rejects larger snapshots before they are sent to the server.
 * @param what its name in the message, such as "The clipboard"
 * @throws SnapshotProblem
 */
export function refuseOversized(what: string, bytes: number): void {
  const limit = largestSnapshot();
  if (bytes > limit) throw new SnapshotProblem(tooLargeSnapshot(what, bytes, limit));
}

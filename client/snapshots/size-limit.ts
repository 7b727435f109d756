import * as vscode from "vscode";
import { snapshotLimit, snapshotMegabytes, tooLargeSnapshot } from "../../server/protocol.ts";
import { SnapshotProblem } from "./pinned-snapshot.ts";

/** Bytes of a snapshot at most, as the setting says, or else as this kind of editor has it. */
export function largestSnapshot(): number {
  const setting = vscode.workspace.getConfiguration("nessusAudit").get("snapshot.maxMegabytes");
  return snapshotLimit(setting, isBrowser ? snapshotMegabytes.browser : snapshotMegabytes.node);
}

/** A web extension host has no process of its own. */
const isBrowser = typeof process === "undefined" || process.versions?.node === undefined;

/**
 * Refuses what is larger, before it is sent to the server.
 * @param what how the message calls it, such as "The clipboard"
 * @throws SnapshotProblem
 */
export function refuseOversized(what: string, bytes: number): void {
  const limit = largestSnapshot();
  if (bytes > limit) throw new SnapshotProblem(tooLargeSnapshot(what, bytes, limit));
}

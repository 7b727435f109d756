import type * as vscode from "vscode";
import type { ExtensionHost } from "../host.ts";
import type { PinnedSnapshot } from "./pinned-snapshot.ts";
import type { SnapshotDocuments } from "./snapshot-documents.ts";

/** A source of snapshots: one line of the quick pick. */
export interface SnapshotOrigin {
  id: "clipboard" | "paste" | "file" | "live" | "source";
  label: string;
  icon: string;
  /** False if it can never work in this editor, so that it is not offered; left out: it always can. */
  isPossible?(host: ExtensionHost): boolean;
  /** True if it runs a command, which needs a trusted workspace. */
  needsTrust?: true;
  /** What picking it does, or why it can't be picked. */
  detail(host: ExtensionHost): string;
  /**
   * Takes the snapshot. Undefined if the user went back, or the verdicts follow later.
   * @throws SnapshotProblem
   */
  take(request: SnapshotRequest): Promise<PinnedSnapshot | undefined>;
}

export interface SnapshotRequest {
  host: ExtensionHost;
  policy: vscode.Uri;
  documents: SnapshotDocuments;
  /** The file, if a caller passed one; else the user picks. */
  file?: vscode.Uri;
}

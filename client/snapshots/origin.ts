import type * as vscode from "vscode";
import type { ExtensionHost } from "../host.ts";
import type { PinnedSnapshot } from "./pinned-snapshot.ts";
import type { SnapshotDocuments } from "./snapshot-documents.ts";

/** Where a snapshot can come from: one line of the quick pick. */
export interface SnapshotOrigin {
  id: "clipboard" | "paste" | "file" | "live" | "source";
  label: string;
  icon: string;
  /** False where it can never work in this editor, so that it is not offered; left out: it always can. */
  isPossible?(host: ExtensionHost): boolean;
  /** True where it starts a command, which only a trusted workspace lets it. */
  needsTrust?: true;
  /** What happens when it is picked, or why it can't be. */
  detail(host: ExtensionHost): string;
  /**
   * Takes the snapshot. Undefined when the user went back, or when the verdicts follow later.
   * @throws SnapshotProblem
   */
  take(request: SnapshotRequest): Promise<PinnedSnapshot | undefined>;
}

export interface SnapshotRequest {
  host: ExtensionHost;
  policy: vscode.Uri;
  documents: SnapshotDocuments;
  /** The file that was asked for, where a caller named one; else the user picks. */
  file?: vscode.Uri;
}

import type * as vscode from "vscode";
import type { SnapshotSource } from "../../server/protocol.ts";

/** A snapshot that a policy is evaluated against until another one is picked. */
export interface PinnedSnapshot {
  source: SnapshotSource;
  /** The document whose lines the evidence points at: a file, an editor, or a virtual read-only document. */
  document: vscode.Uri;
  /** The file or editor whose first lines describe the host; absent where there is none, as with the clipboard. */
  front?: vscode.Uri;
  /** Set while there is no text yet: what the user is waited for. */
  waitingFor?: string;
  /** Takes it anew from where it came from; absent where that makes no sense, as with the clipboard. */
  retake?: () => Promise<PinnedSnapshot>;
}

/** What keeps a snapshot from being taken, in words for the user and with a next step. */
export class SnapshotProblem extends Error {}

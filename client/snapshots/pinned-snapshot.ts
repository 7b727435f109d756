import type * as vscode from "vscode";
import type { HostSource, SnapshotSource } from "../../server/protocol.ts";

/** A snapshot that a policy is evaluated against until another one is picked. */
export interface PinnedSnapshot {
  /** What the user calls it: a host, a file name, "clipboard", "this machine". */
  name: string;
  /** Id of the host of the workspace that it is of; absent where it was pasted, captured or opened by itself. */
  host?: string;
  /** The documents that evidence points at, one for each file: files, an editor, or a virtual read-only document. */
  documents: readonly vscode.Uri[];
  /** The file or editor whose first lines describe the host; absent where there is none, as with the clipboard. */
  front?: vscode.Uri;
  /** The text, where only the editor has it. */
  text?: string;
  /** Set while there is no text yet: what the user is waited for. */
  waitingFor?: string;
  /** True: verdicts are left out where the policy is not for the host; false: the user has asked for them. */
  onlyTarget: boolean;
  /** Takes it again from where it came from; absent where that makes no sense, as with the clipboard. */
  retake?: () => Promise<PinnedSnapshot>;
  /** Names it, for a server that may hold it already. */
  named(): Promise<HostSource>;
  /**
   * With its text, for a server that does not hold it.
   * @throws SnapshotProblem
   */
  read(): Promise<HostSource>;
}

/** Where a snapshot comes from, and what is done with it. */
export type SnapshotPlace = Pick<PinnedSnapshot, "documents" | "front" | "waitingFor" | "retake">;

let count = 0;

/** A snapshot that is no host of the workspace. */
export function snapshotOf(source: SnapshotSource, place: SnapshotPlace): PinnedSnapshot {
  count += 1;
  const name = { id: `snapshot ${place.documents[0]}`, version: String(count), name: source.name };
  return {
    ...place,
    name: source.name,
    ...(source.text !== undefined && { text: source.text }),
    onlyTarget: false,
    named: async () => ({ ...name, files: [] }),
    read: async () => ({ ...name, files: [source] }),
  };
}

/** What keeps a snapshot from being taken, in words for the user and with a next step. */
export class SnapshotProblem extends Error {}

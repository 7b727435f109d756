import type * as vscode from "vscode";
import type { HostSource, SnapshotSource } from "../../server/protocol.ts";

/** A snapshot that a policy is evaluated on until another one is picked. */
export interface PinnedSnapshot {
  /** The name that the user knows: a host, a file name, "clipboard", "this machine". */
  name: string;
  /** Id of its host in the workspace; absent if it was pasted, captured or opened by itself. */
  host?: string;
  /** The documents that evidence points at, one for each file: files, an editor, or a virtual read-only document. */
  documents: readonly vscode.Uri[];
  /**
   * The file or editor whose first lines describe the host; absent if there is none, as with the clipboard.
   */
  front?: vscode.Uri;
  /** The text, if only the editor has it. */
  text?: string;
  /** Set while there is no text yet: what the user has to do. */
  waitingFor?: string;
  /** True: no verdicts if the policy is not for the host; false: the user has asked for them. */
  onlyTarget: boolean;
  /** Takes the snapshot again from its source; absent if that makes no sense, as with the clipboard. */
  retake?: () => Promise<PinnedSnapshot>;
  /** Refers to it without its text, for a server that may have it already. */
  named(): Promise<HostSource>;
  /**
   * Reads it with its text, for a server that does not have it.
   * @throws SnapshotProblem
   */
  read(): Promise<HostSource>;
}

/** Where a snapshot comes from, and how it is used. */
export type SnapshotPlace = Pick<PinnedSnapshot, "documents" | "front" | "waitingFor" | "retake">;

let count = 0;

/** A snapshot that is not a host of the workspace. */
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

/** Why a snapshot could not be taken, as a message for the user with a next step. */
export class SnapshotProblem extends Error {}

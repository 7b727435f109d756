import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { HostSource, SnapshotSource } from "../../server/protocol.ts";
import { messageOf } from "../messages.ts";
import { toBase64 } from "../snapshots/base64.ts";
import { SnapshotProblem } from "../snapshots/pinned-snapshot.ts";
import { refuseOversized } from "../snapshots/size-limit.ts";
import type { HostFile, HostFiles } from "./host-files.ts";

/** A host by its files, or one of several hosts in them. */
export interface SourcedHost extends HostFiles {
  /** URI of the file or folder: `id` without the name of the host that follows if the file has several. */
  source: string;
  /** The name of the host in the files, if they have several. */
  host?: string;
}

/**
 * A host without its files, for a server that may have them already. The version is that of its files when
 * they were last looked at; it includes unsaved text of editors, since the evaluation uses what the user
 * sees.
 */
export function namedSource(host: SourcedHost): HostSource {
  const states = host.files.map(stateOf);
  const { source, name, host: one } = host;
  return {
    id: source,
    name,
    place: vscode.workspace.asRelativePath(host.uri),
    version: states.join(" "),
    ...(one !== undefined && { host: one }),
    files: [],
  };
}

/**
 * A host with the bytes of its files, or the unsaved text of their editors.
 * @throws SnapshotProblem
 */
export async function sourceOfHost(host: SourcedHost): Promise<HostSource> {
  const { name, files } = host;
  refuseOversized(
    name,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  const named = namedSource(host);
  return { ...named, files: await Promise.all(files.map(contentOf)) };
}

async function contentOf({ name, uri }: HostFile): Promise<SnapshotSource> {
  const edited = editedDocument(uri);
  if (edited !== undefined) return { name, text: edited.getText() };
  try {
    return { name, base64: toBase64(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    if (isNotFound(error)) throw new SnapshotProblem(goneText(name, uri));
    const reason = messageOf(error);
    throw new SnapshotProblem(
      t("{0} can't be read: {1}. Check your permissions, then refresh the hosts.", name, reason),
    );
  }
}

/** The message for a host whose files are gone. */
export function goneText(name: string, uri: vscode.Uri): string {
  const path = vscode.workspace.asRelativePath(uri);
  return t("{0} is gone: {1} was deleted or renamed. Evaluate the policy on another host.", name, path);
}

function stateOf({ uri, modified, bytes }: HostFile): string {
  const edited = editedDocument(uri);
  return edited === undefined ? `${modified}/${bytes}` : `edited ${edited.version}`;
}

/** The document of a file with unsaved text. */
function editedDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(
    (document) => document.isDirty && !document.isClosed && document.uri.toString() === key,
  );
}

function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === vscode.FileSystemError.FileNotFound().code;
}

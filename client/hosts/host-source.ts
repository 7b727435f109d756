import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type HostSource, type HostTextResult, hostTextMethod } from "../../server/protocol.ts";
import { toBase64 } from "../snapshots/base64.ts";
import { type PinnedSnapshot, SnapshotProblem } from "../snapshots/pinned-snapshot.ts";
import { refuseOversized } from "../snapshots/size-limit.ts";
import type { SnapshotDocuments } from "../snapshots/snapshot-documents.ts";
import type { HostFiles } from "./host-files.ts";

/** A host as its files show it, or one of the hosts that they show. */
export interface SourcedHost extends HostFiles {
  /** URI of the file or folder: `id`, without the name of the host that a file of several hosts has behind it. */
  source: string;
  /** The name of the host in the files, where they are of several. */
  host?: string;
}

/**
 * A host by name only, for a server that may hold it already. The version is that of its files now.
 */
export async function namedSource(host: SourcedHost): Promise<HostSource> {
  const states = await Promise.all(host.files.map(({ uri }) => stateOf(uri)));
  return { ...nameOf(host), version: states.join(" "), files: [] };
}

/**
 * The bytes of a host's files; an open editor's unsaved text is not looked at.
 * @throws SnapshotProblem
 */
export async function sourceOfHost(host: SourcedHost): Promise<HostSource> {
  const { name, files } = host;
  refuseOversized(
    name,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  // Asked for before the bytes are read: a file that changes meanwhile is read again.
  const named = await namedSource(host);
  const sources = files.map(async (file) => {
    try {
      return { name: file.name, base64: toBase64(await vscode.workspace.fs.readFile(file.uri)) };
    } catch (error) {
      throw new SnapshotProblem(
        `${file.name} can't be read: ${error instanceof Error ? error.message : error}. Check your permission, then refresh the hosts.`,
      );
    }
  });
  return { ...named, files: await Promise.all(sources) };
}

function nameOf({ source, name, host }: SourcedHost): Omit<HostSource, "files"> {
  return { id: source, name, ...(host !== undefined && { host }) };
}

async function stateOf(uri: vscode.Uri): Promise<string> {
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    return `${mtime}/${size}`;
  } catch {
    return "gone";
  }
}

/** A host as a snapshot that a policy is held against; several files become one read-only text. */
export async function snapshotOfHost(
  host: SourcedHost,
  client: BaseLanguageClient,
  documents: SnapshotDocuments,
): Promise<PinnedSnapshot> {
  const source = await sourceOfHost(host);
  const retake = () => snapshotOfHost(host, client, documents);
  const [only, ...others] = source.files;
  const name = host.host ?? host.name;
  const chosen = host.host === undefined ? {} : { host: host.host };
  const front = host.files[0]!.uri;
  if (only && others.length === 0) {
    return { source: { ...only, ...chosen, name }, document: front, front, retake };
  }
  const { text } = await client.sendRequest<HostTextResult>(hostTextMethod, { host: source });
  const document = documents.add(name, text);
  return { source: { name, ...chosen, files: source.files }, document, front, retake };
}

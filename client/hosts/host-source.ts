import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type HostSource, type HostTextResult, hostTextMethod } from "../../server/protocol.ts";
import { toBase64 } from "../snapshots/base64.ts";
import { type PinnedSnapshot, SnapshotProblem } from "../snapshots/pinned-snapshot.ts";
import { refuseOversized } from "../snapshots/size-limit.ts";
import type { SnapshotDocuments } from "../snapshots/snapshot-documents.ts";
import type { HostFiles } from "./host-files.ts";

/**
 * The bytes of a host's files; an open editor's unsaved text is not looked at.
 * @throws SnapshotProblem
 */
export async function sourceOfHost({ id, name, files }: HostFiles): Promise<HostSource> {
  refuseOversized(
    name,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  const sources = files.map(async (file) => {
    try {
      return { name: file.name, base64: toBase64(await vscode.workspace.fs.readFile(file.uri)) };
    } catch (error) {
      throw new SnapshotProblem(
        `${file.name} can't be read: ${error instanceof Error ? error.message : error}. Check your permission, then refresh the hosts.`,
      );
    }
  });
  return { id, name, files: await Promise.all(sources) };
}

/** A host as a snapshot that a policy is held against; several files become one read-only text. */
export async function snapshotOfHost(
  host: HostFiles,
  client: BaseLanguageClient,
  documents: SnapshotDocuments,
): Promise<PinnedSnapshot> {
  const source = await sourceOfHost(host);
  const retake = () => snapshotOfHost(host, client, documents);
  const [only, ...others] = source.files;
  if (only && others.length === 0) {
    return { source: { ...only, name: host.name }, document: host.files[0]!.uri, retake };
  }
  const { text } = await client.sendRequest<HostTextResult>(hostTextMethod, { host: source });
  return { source: { name: host.name, text }, document: documents.add(host.name, text), retake };
}

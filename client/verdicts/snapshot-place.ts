import type * as vscode from "vscode";
import type { HostVerdicts } from "../../server/protocol.ts";
import { placeInFiles } from "../hosts/host-nodes.ts";
import type { PinnedSnapshot } from "../snapshots/pinned-snapshot.ts";

/**
 * Where a line of the joined text of a snapshot comes from: the document, and the line in it.
 *
 * @param line from 1, like the returned one
 */
export function snapshotPlace(
  { documents }: PinnedSnapshot,
  { firstLines }: Pick<HostVerdicts, "firstLines">,
  line: number,
): { uri: vscode.Uri; line: number } {
  const place = placeInFiles(line, firstLines);
  return { uri: documents[place.file] ?? documents[0]!, line: place.line };
}

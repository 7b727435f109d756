import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { SnapshotSource } from "../../server/protocol.ts";
import { hostFoldersOf } from "../hosts/host-folders.ts";
import { messageOf } from "../messages.ts";
import { isThere } from "../workspace/is-there.ts";
import { toBase64 } from "./base64.ts";
import type { SnapshotOrigin } from "./origin.ts";
import { type PinnedSnapshot, SnapshotProblem, snapshotOf } from "./pinned-snapshot.ts";
import { refuseOversized } from "./size-limit.ts";

export const fileOrigin: SnapshotOrigin = {
  id: "file",
  label: t("From a file…"),
  icon: "file",
  detail: () =>
    t("A text file with the output of netstat, ss or other commands, or a capture, in any encoding."),
  async take({ file, policy }) {
    const uri = file ?? (await pickFile(policy));
    return uri && snapshotOfFile(uri);
  },
};

async function pickFile(policy: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = await folderOfSnapshots(policy);
  const picked = await vscode.window.showOpenDialog({
    title: t("Snapshot to evaluate the policy against"),
    openLabel: t("Evaluate"),
    ...(folder === undefined ? {} : { defaultUri: folder }),
  });
  return picked?.[0];
}

/** The nearest hosts folder, else the folder of the policy. */
async function folderOfSnapshots(policy: vscode.Uri): Promise<vscode.Uri | undefined> {
  for (const folder of hostFoldersOf(policy)) if (await isThere(folder)) return folder;
  return policy.scheme === "untitled" ? undefined : vscode.Uri.joinPath(policy, "..");
}

/** @throws SnapshotProblem */
export async function snapshotOfFile(uri: vscode.Uri): Promise<PinnedSnapshot> {
  const place = { documents: [uri], front: uri, retake: () => snapshotOfFile(uri) };
  return snapshotOf(await sourceOfFile(uri), place);
}

/**
 * Reads the bytes, not the text: only the server knows the encodings that netstat output comes in.
 * @throws SnapshotProblem
 */
export async function sourceOfFile(uri: vscode.Uri): Promise<SnapshotSource> {
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  let bytes: Uint8Array;
  try {
    refuseOversized(name, (await vscode.workspace.fs.stat(uri)).size);
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof SnapshotProblem) throw error;
    throw new SnapshotProblem(
      t(
        "{0} can't be read: {1}. Check the path and your permissions, or pick another file.",
        name,
        messageOf(error),
      ),
    );
  }
  return { name, base64: toBase64(bytes) };
}

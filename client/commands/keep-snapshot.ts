import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import { tellProblem } from "../messages.ts";
import { snapshotScheme } from "../snapshots/snapshot-documents.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";

/**
 * Audit: Keep Snapshot…: saves the snapshot from a live source or the clipboard, by default in the hosts
 * folder.
 */
export async function keepSnapshot(evaluations: Evaluations): Promise<void> {
  const [latest] = evaluations.shown
    .map(({ shown }) => shown)
    .filter(({ snapshot }) => snapshot.documents[0]!.scheme === snapshotScheme);
  if (!latest) {
    tellProblem(
      t(
        "Every snapshot is already in a file. Evaluate a policy against a live source or the clipboard first.",
      ),
    );
    return;
  }
  const { documents } = latest.snapshot;
  // A prompt in the text names the host.
  const name = latest.hosts.length === 1 ? latest.hosts[0]!.name : latest.snapshot.name;
  const root = vscode.workspace.workspaceFolders?.[0];
  const fileName = `${name.replace(/[^\w.-]+/g, "-")}.txt`;
  const target = await vscode.window.showSaveDialog({
    title: t("Keep the snapshot"),
    ...(root ? { defaultUri: vscode.Uri.joinPath(root.uri, "hosts", fileName) } : {}),
  });
  if (!target) return;
  const text = (await vscode.workspace.openTextDocument(documents[0]!)).getText();
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}

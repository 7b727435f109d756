import * as vscode from "vscode";
import { tellProblem } from "../messages.ts";
import { snapshotScheme } from "../snapshots/snapshot-documents.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";

/** Audit: Keep Snapshot…: saves what a live source or the clipboard showed, by default among the hosts. */
export async function keepSnapshot(evaluations: Evaluations): Promise<void> {
  const [latest] = evaluations.all.filter(({ snapshot }) => snapshot.document.scheme === snapshotScheme);
  if (!latest) {
    tellProblem(
      "No snapshot is without a file. Evaluate a policy against a live source or the clipboard first.",
    );
    return;
  }
  const { document, source } = latest.snapshot;
  const root = vscode.workspace.workspaceFolders?.[0];
  const fileName = `${source.name.replace(/[^\w.-]+/g, "-")}.txt`;
  const target = await vscode.window.showSaveDialog({
    title: "Keep the snapshot",
    ...(root ? { defaultUri: vscode.Uri.joinPath(root.uri, "hosts", fileName) } : {}),
  });
  if (!target) return;
  const text = (await vscode.workspace.openTextDocument(document)).getText();
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}

import * as vscode from "vscode";
import { snapshotOfEditor } from "../snapshots/editor.ts";
import type { Evaluations } from "./evaluations.ts";

/** Evaluates again when the policy, the editor that holds its snapshot, or a setting changes. */
export function keepVerdictsCurrent(evaluations: Evaluations): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      for (const { policy, snapshot } of evaluations.all) {
        if (sameUri(policy, document.uri)) void evaluations.refresh(policy);
        // Unsaved text of a file counts too: what the user sees is what is evaluated.
        else if (sameUri(snapshot.document, document.uri))
          evaluateEditedSnapshot(evaluations, policy, document);
      }
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("nessusAudit.evaluate")) void evaluations.refreshAll();
    }),
  );
}

function evaluateEditedSnapshot(evaluations: Evaluations, policy: vscode.Uri, document: vscode.TextDocument) {
  try {
    void evaluations.pin(policy, snapshotOfEditor(document));
  } catch {
    // Too large by now: the verdicts of the last text that fitted stay.
  }
}

function sameUri(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString();
}

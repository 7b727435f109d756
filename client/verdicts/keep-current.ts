import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { configurationChangedMethod } from "../../server/protocol.ts";
import { snapshotOfEditor } from "../snapshots/editor.ts";
import { isThere } from "../workspace/is-there.ts";
import { isAt } from "../workspace/moved-uri.ts";
import type { Evaluations } from "./evaluations.ts";

/**
 * Evaluates again when the input of verdicts changes: a policy, a snapshot, a setting, a configuration file.
 */
export function keepVerdictsCurrent(client: BaseLanguageClient, evaluations: Evaluations): vscode.Disposable {
  const policies = vscode.workspace.createFileSystemWatcher("**/*.audit");
  /** Files and folders that are being renamed, whose deletion is to be ignored. */
  const renamed = new Map<string, vscode.Uri>();
  const forget = async (uri: vscode.Uri) => {
    if ([...renamed.values()].some((place) => isAt(uri, place))) return;
    // A checkout deletes a file and writes it again: only a file that stays away is gone.
    if (!(await isThere(uri))) evaluations.deleted(uri);
  };
  return vscode.Disposable.from(
    policies,
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      evaluations.edited(document.uri);
      for (const { policy, shown } of evaluations.shown) {
        const { host, documents } = shown.snapshot;
        // Unsaved text of a file counts too, since the evaluation uses what the user sees.
        if (host === undefined && documents.some((uri) => sameUri(uri, document.uri)))
          evaluateEditedSnapshot(evaluations, policy, document);
      }
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => void evaluations.refresh(uri)),
    // For a policy that no editor shows any more.
    policies.onDidChange((uri) => {
      if (!isOpen(uri)) void evaluations.refresh(uri);
    }),
    policies.onDidDelete((uri) => void forget(uri)),
    vscode.workspace.onWillRenameFiles(({ files }) => {
      for (const { oldUri } of files) renamed.set(oldUri.toString(), oldUri);
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        evaluations.moved(oldUri, newUri);
        renamed.delete(oldUri.toString());
      }
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const uri of files) void forget(uri);
    }),
    client.onNotification(configurationChangedMethod, () => void evaluations.refreshAll()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("nessusAudit.evaluate")) void evaluations.refreshAll();
    }),
  );
}

function evaluateEditedSnapshot(evaluations: Evaluations, policy: vscode.Uri, document: vscode.TextDocument) {
  try {
    void evaluations.pin(policy, snapshotOfEditor(document));
  } catch {
    // If it has become too large, the verdicts of the last text that was not stay.
  }
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((document) => !document.isClosed && sameUri(document.uri, uri));
}

function sameUri(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString();
}

import * as vscode from "vscode";
import type { ExtensionApi } from "../../../client/activation.ts";
import { waitingFor } from "./suite.ts";

/** What the tests do in the workbench, in terms of a user. Only this file knows the API of VS Code by heart. */

/** Waits until the extension has started. It only has an API under test; installed, it has none. */
export async function activateExtension(): Promise<ExtensionApi | undefined> {
  const extension = vscode.extensions.getExtension<ExtensionApi | undefined>("nessus-audit.nessus-audit");
  if (!extension) throw new Error("The extension is not installed in this VS Code");
  return extension.activate();
}

/** @throws if the extension is not under test */
export async function extensionApi(): Promise<ExtensionApi> {
  const api = await activateExtension();
  if (!api) throw new Error("The extension has no API here: this VS Code does not run it in test mode");
  return api;
}

/** A file of samples/, which is the workspace of the run. */
export function sample(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("No folder is open");
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function openSample(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(sample(path));
  return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

/** An untitled policy with this text. */
export async function openPolicy(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: "nessus-audit", content });
  return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

/** What comes before each test: nothing that another one left, and no edit that is saved by itself after a second. */
export async function prepareTest(): Promise<void> {
  const files = vscode.workspace.getConfiguration("files");
  if (files.get("autoSave") !== "off")
    await files.update("autoSave", "off", vscode.ConfigurationTarget.Global);
  await closeEditors();
}

async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand("nessusAudit.clearVerdicts");
  for (const editor of vscode.window.visibleTextEditors) {
    if (!editor.document.isDirty) continue;
    await vscode.window.showTextDocument(editor.document, editor.viewColumn);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** Replaces the first occurrence of a text, as typing would. */
export async function replaceText(
  editor: vscode.TextEditor,
  old: string,
  replacement: string,
): Promise<void> {
  const range = rangeOf(editor.document, old);
  if (!(await editor.edit((edit) => edit.replace(range, replacement))))
    throw new Error(`Can't replace ${old}`);
}

export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${text} is not in ${document.uri}`);
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

/**
 * Resolves as soon as the condition holds: looks now, and whenever one of the events fires.
 * @param seen what there is in place of it, for the message when the time of the test is over
 */
export function until(
  events: vscode.Event<unknown> | readonly vscode.Event<unknown>[],
  condition: () => boolean,
  seen?: () => unknown,
): Promise<void> {
  if (condition()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const end = () => {
      for (const subscription of subscriptions) subscription.dispose();
      stopWaiting();
    };
    const subscriptions = [events].flat().map((event) =>
      event(() => {
        if (!condition()) return;
        end();
        resolve();
      }),
    );
    const stopWaiting = waitingFor({
      describe: () => `${condition}${seen ? `, seen: ${JSON.stringify(seen())}` : ""}`,
      giveUp(error) {
        end();
        reject(error);
      },
    });
  });
}

export async function diagnosticsWhere(
  document: vscode.TextDocument,
  condition: (diagnostics: vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  const present = () => vscode.languages.getDiagnostics(document.uri);
  await until(vscode.languages.onDidChangeDiagnostics, () => condition(present()));
  return present();
}

export async function completionLabels(
  document: vscode.TextDocument,
  at: vscode.Position,
): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    at,
  );
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

export async function hoverText(document: vscode.TextDocument, at: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    at,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
}

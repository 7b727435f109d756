import * as vscode from "vscode";
import { languageId } from "../language.ts";

/** Audit: New Policy: an untitled policy, with the skeletons of the language in the suggestions. */
export async function newPolicy(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: languageId });
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand("editor.action.triggerSuggest");
}

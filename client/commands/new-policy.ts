import * as vscode from "vscode";
import { languageId } from "../language.ts";

/** Audit: New Policy: opens an untitled policy, and suggests skeletons of policies. */
export async function newPolicy(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: languageId });
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand("editor.action.triggerSuggest");
}

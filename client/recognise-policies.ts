import * as vscode from "vscode";
import { languageId } from "./language.ts";
import { isPolicyText } from "./policy-text.ts";

/**
 * Sets the language of a policy where VS Code can't: in an editor without a file, or a file without an
 * extension, that begins with a comment. Only once for each document, so that the user can switch to plain
 * text.
 */
export function recognisePolicies(): vscode.Disposable {
  const looked = new WeakSet<vscode.TextDocument>();
  const look = (document: vscode.TextDocument) => {
    if (looked.has(document) || !isCandidate(document) || !isPolicyText(document.getText())) return;
    looked.add(document);
    void vscode.languages.setTextDocumentLanguage(document, languageId);
  };
  for (const document of vscode.workspace.textDocuments) look(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) look(document);
    }),
  );
}

function isCandidate({ languageId: language, isUntitled, uri }: vscode.TextDocument): boolean {
  if (language !== "plaintext") return false;
  return (
    isUntitled || (uri.scheme === "file" && !uri.path.slice(uri.path.lastIndexOf("/") + 1).includes("."))
  );
}

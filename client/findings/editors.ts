import * as vscode from "vscode";

/**
 * The documents in tabs and visible editors, by their URIs as strings. The language client only asks for the
 * findings of these.
 */
export function urisInEditors(): Map<string, vscode.Uri> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  // A restored tab has no document until it is shown, and a peek editor has no tab.
  const loaded = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
  const inTabs = tabs.flatMap(urisOf).filter((uri) => loaded.has(uri.toString()));
  const visible = vscode.window.visibleTextEditors.map(({ document }) => document.uri);
  return new Map([...inTabs, ...visible].map((uri) => [uri.toString(), uri]));
}

function urisOf({ input }: vscode.Tab): vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.modified] : [];
}

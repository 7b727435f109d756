import * as vscode from "vscode";

/**
 * What can be edited in a tab or on the screen, by its URI as a text. The language client asks for the findings of
 * these, and of nothing else.
 */
export function urisInEditors(): Map<string, vscode.Uri> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  // A tab that was restored holds no document until it is looked at, and a peeked editor has no tab.
  const loaded = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
  const inTabs = tabs.flatMap(urisOf).filter((uri) => loaded.has(uri.toString()));
  const visible = vscode.window.visibleTextEditors.map(({ document }) => document.uri);
  return new Map([...inTabs, ...visible].map((uri) => [uri.toString(), uri]));
}

function urisOf({ input }: vscode.Tab): vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.modified] : [];
}

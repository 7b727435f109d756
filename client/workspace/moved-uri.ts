import type * as vscode from "vscode";

/** Whether a URI is this file, or in this folder. */
export function isAt(uri: vscode.Uri, place: vscode.Uri): boolean {
  if (uri.scheme !== place.scheme || uri.authority !== place.authority) return false;
  return uri.path === place.path || uri.path.startsWith(`${place.path}/`);
}

/** The new URI of a file after it, or a folder around it, was renamed; undefined if it was not affected. */
export function movedUri(uri: vscode.Uri, from: vscode.Uri, to: vscode.Uri): vscode.Uri | undefined {
  return isAt(uri, from) ? uri.with({ path: to.path + uri.path.slice(from.path.length) }) : undefined;
}

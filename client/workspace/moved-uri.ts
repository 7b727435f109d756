import type * as vscode from "vscode";

/** Is a file this one, or one in this folder? */
export function isAt(uri: vscode.Uri, place: vscode.Uri): boolean {
  if (uri.scheme !== place.scheme || uri.authority !== place.authority) return false;
  return uri.path === place.path || uri.path.startsWith(`${place.path}/`);
}

/** Where a file is after it, or a folder around it, was renamed; undefined where it is not concerned. */
export function movedUri(uri: vscode.Uri, from: vscode.Uri, to: vscode.Uri): vscode.Uri | undefined {
  return isAt(uri, from) ? uri.with({ path: to.path + uri.path.slice(from.path.length) }) : undefined;
}

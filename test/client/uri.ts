import type * as vscode from "vscode";

/** The part of `vscode.Uri` that the client needs when it does not run inside the editor. */
export function uri(text: string): vscode.Uri {
  const { protocol, host, pathname } = new URL(text);
  return uriOf(protocol.slice(0, -1), host, decodeURI(pathname));
}

function uriOf(scheme: string, authority: string, path: string): vscode.Uri {
  const made = {
    scheme,
    authority,
    path,
    with: (change: { path?: string }) => uriOf(scheme, authority, change.path ?? path),
    toString: () => `${scheme}://${authority}${path}`,
  };
  return made as unknown as vscode.Uri;
}

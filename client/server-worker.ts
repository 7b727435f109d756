import * as vscode from "vscode";
import type { BrowserMessageReader } from "vscode-languageclient/browser";

/** A worker of the web extension host, to exchange messages with. */
export type ServerWorker = ConstructorParameters<typeof BrowserMessageReader>[0];

// The DOM types would add `window` to every room; this is all that is needed of them. The extension host
// replaces `Worker` with its own class, which the client would not accept as one.
declare const Worker: new (url: string) => ServerWorker;

/** Starts the language server in the web extension host. It sends nothing before the first request. */
export function startServerWorker(extension: vscode.Uri): ServerWorker {
  return new Worker(vscode.Uri.joinPath(extension, "dist", "server", "main.js").toString(true));
}

import * as vscode from "vscode";
import type { BrowserMessageReader } from "vscode-languageclient/browser";

/** A worker of the web extension host: something to exchange messages with. */
export type ServerWorker = ConstructorParameters<typeof BrowserMessageReader>[0];

// The DOM types would let every room see a `window`; this is all of them that is needed. The extension host replaces `Worker`
// with a class of its own, which the client would not take for one.
declare const Worker: new (url: string) => ServerWorker;

/** Starts the language server in the web extension host. It says nothing until it is asked. */
export function startServerWorker(extension: vscode.Uri): ServerWorker {
  return new Worker(vscode.Uri.joinPath(extension, "dist", "server", "main.js").toString(true));
}

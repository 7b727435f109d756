import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { activateExtension, type ExtensionApi } from "./activation.ts";
import { clientId, clientName, clientOptions } from "./language.ts";

// The DOM types would let every room see a `window`; this is all of them that is needed.
declare const Worker: new (url: string) => never;

let client: LanguageClient | undefined;

/** Entry of the web extension host: the server is a worker. */
export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> {
  const script = vscode.Uri.joinPath(context.extensionUri, "dist", "server", "browser.js").toString(true);
  client = new LanguageClient(clientId, clientName, async () => new Worker(script), clientOptions);
  await client.start();
  return activateExtension(context, { client, canCapture: false });
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

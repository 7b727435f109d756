import * as vscode from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { activateExtension, type ExtensionApi } from "./activation.ts";
import { lintsWorkspace } from "./findings/lints-workspace.ts";
import { clientId, clientName, clientOptions } from "./language.ts";
import { startAndLog } from "./log-start.ts";
import { slowRequests } from "./progress/slow-requests.ts";
import { answerFileRequests } from "./read-file.ts";
import { hintSwitch } from "./views/hint-switch.ts";
import { HostLenses } from "./views/host-lenses.ts";
import { VerdictsInHover } from "./views/verdicts-in-hover.ts";
import { answerPolicyRequests } from "./workspace/list-policies.ts";

// The DOM types would let every room see a `window`; this is all of them that is needed.
declare const Worker: new (url: string) => never;

let client: LanguageClient | undefined;

/** Entry of the web extension host: the server is a worker, a new one for each start. */
export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi | undefined> {
  const script = vscode.Uri.joinPath(context.extensionUri, "dist", "server", "main.js").toString(true);
  // The extension host replaces `Worker` with a class of its own, which the client would not take for one.
  const startWorker = async () => {
    const worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const hover = new VerdictsInHover();
  const lenses = new HostLenses();
  client = new LanguageClient(
    clientId,
    clientName,
    startWorker,
    clientOptions({ ...hover, ...lenses, ...hintSwitch, ...slowRequests }, lintsWorkspace()),
  );
  context.subscriptions.push(answerFileRequests(client), answerPolicyRequests(client));
  await startAndLog(client, context);
  return activateExtension(context, { client, canCapture: false, hover, lenses });
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

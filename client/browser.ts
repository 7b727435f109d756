import type * as vscode from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { activateExtension, type ExtensionApi } from "./activation.ts";
import { lintsWorkspace } from "./findings/lints-workspace.ts";
import { clientId, clientName, clientOptions } from "./language.ts";
import { startAndLog } from "./log-start.ts";
import { slowRequests } from "./progress/slow-requests.ts";
import { answerFileRequests } from "./read-file.ts";
import { type ServerWorker, startServerWorker } from "./server-worker.ts";
import { hintSwitch } from "./views/hint-switch.ts";
import { HostLenses } from "./views/host-lenses.ts";
import { VerdictsInHover } from "./views/verdicts-in-hover.ts";
import { answerPolicyRequests } from "./workspace/list-policies.ts";

let client: LanguageClient | undefined;

/**
 * Entry point of the web extension host: the server is a worker, a new one for each start.
 *
 * @param first the worker of the first start, which is already running
 */
export async function activate(
  context: vscode.ExtensionContext,
  first: ServerWorker,
): Promise<ExtensionApi | undefined> {
  let begun: ServerWorker | undefined = first;
  const startWorker = async () => {
    const worker = begun ?? startServerWorker(context.extensionUri);
    begun = undefined;
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
  const started = startAndLog(client, context);
  const api = activateExtension(context, { client, canCapture: false, hover, lenses });
  await started;
  return api;
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

import { realpath } from "node:fs/promises";
import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { serverFlags } from "../server/protocol.ts";
import { activateExtension, type ExtensionApi } from "./activation.ts";
import { lintsWorkspace } from "./findings/lints-workspace.ts";
import { clientId, clientName, clientOptions } from "./language.ts";
import { startAndLog } from "./log-start.ts";
import { slowRequests } from "./progress/slow-requests.ts";
import { answerFileRequests } from "./read-file.ts";
import { registerLintTasks } from "./tasks/lint-tasks.ts";
import { hintSwitch } from "./views/hint-switch.ts";
import { HostLenses } from "./views/host-lenses.ts";
import { VerdictsInHover } from "./views/verdicts-in-hover.ts";
import { answerPolicyRequests } from "./workspace/list-policies.ts";
import { resolveLinksWith } from "./workspace/workspace-files.ts";

let client: LanguageClient | undefined;

/**
 * Entry point of the Node extension host: the server is a module that the editor's own Node runs, without a
 * shell.
 */
export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi | undefined> {
  resolveLinksWith(realPath);
  const module = vscode.Uri.joinPath(context.extensionUri, "dist", "server", "node.cjs").fsPath;
  const server = { module, transport: TransportKind.ipc, options: { execArgv: [...serverFlags] } };
  const hover = new VerdictsInHover();
  const lenses = new HostLenses();
  client = new LanguageClient(
    clientId,
    clientName,
    server,
    clientOptions({ ...hover, ...lenses, ...hintSwitch, ...slowRequests }, lintsWorkspace()),
  );
  context.subscriptions.push(answerFileRequests(client), answerPolicyRequests(client));
  const started = startAndLog(client, context, process.versions.node);
  context.subscriptions.push(registerLintTasks(client));
  const api = activateExtension(context, { client, canCapture: true, hover, lenses });
  await started;
  return api;
}

async function realPath(path: string): Promise<string> {
  const { fsPath } = vscode.Uri.from({ scheme: "file", path });
  return vscode.Uri.file(await realpath(fsPath)).path;
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

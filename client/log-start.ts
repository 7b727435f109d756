import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { startText } from "./start-text.ts";

/**
 * Starts the language server, and writes the facts that a bug report needs to the output channel. Requests
 * wait until the server has started.
 *
 * @returns when it has started, or has failed to, which the language client reports
 */
export async function startAndLog(
  client: BaseLanguageClient,
  { extension }: vscode.ExtensionContext,
  node?: string,
): Promise<void> {
  const begin = performance.now();
  try {
    await client.start();
  } catch {
    return;
  }
  performance.mark("nessus-audit/server-ready");
  const text = startText({
    extension: String(extension.packageJSON.version),
    editor: `${vscode.env.appName} ${vscode.version}`,
    host: vscode.env.appHost,
    node,
    trusted: vscode.workspace.isTrusted,
    folders: vscode.workspace.workspaceFolders?.length ?? 0,
    milliseconds: performance.now() - begin,
  });
  client.outputChannel.appendLine(text);
}

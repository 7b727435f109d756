import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  configurationFileName,
  maxConfigurationBytes,
  type ReadFileParams,
  type ReadFileResult,
  readFileMethod,
} from "../server/protocol.ts";

/**
 * Reads configurations for the server, which knows no files: from a disk or from a virtual workspace. A workspace can be
 * anyone's, so what it extends has to be in a folder of it; `.nessus-audit.json` is looked for above it too.
 */
export function answerFileRequests(client: BaseLanguageClient): vscode.Disposable {
  return client.onRequest(readFileMethod, async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
    try {
      const file = vscode.Uri.parse(uri, true);
      const isConfiguration = file.path.endsWith(`/${configurationFileName}`);
      if (!isConfiguration && vscode.workspace.getWorkspaceFolder(file) === undefined) return {};
      const { type, size } = await vscode.workspace.fs.stat(file);
      if ((type & vscode.FileType.File) === 0 || size > maxConfigurationBytes) return {};
      return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(file)) };
    } catch {
      return {};
    }
  });
}

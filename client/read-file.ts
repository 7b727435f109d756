import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  maxConfigurationBytes,
  type ReadFileParams,
  type ReadFileResult,
  readFileMethod,
} from "../server/protocol.ts";

/** Reads configurations for the server, which knows no files: from a disk or from a virtual workspace. */
export function answerFileRequests(client: BaseLanguageClient): vscode.Disposable {
  return client.onRequest(readFileMethod, async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
    try {
      const file = vscode.Uri.parse(uri, true);
      const { type, size } = await vscode.workspace.fs.stat(file);
      if ((type & vscode.FileType.File) === 0 || size > maxConfigurationBytes) return {};
      return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(file)) };
    } catch {
      return {};
    }
  });
}

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  outsideOfWorkspace,
  type ReadFileParams,
  type ReadFileResult,
  readableBytes,
  readFileMethod,
  tooLargeToRead,
} from "../server/protocol.ts";
import { isInWorkspace } from "./workspace/workspace-files.ts";

/**
 * Reads configurations for the server, which has no access to files, from a disk or a virtual workspace. A
 * workspace may be untrusted, so what a configuration extends has to be in one of its folders, with links
 * resolved; `.nessus-audit.json` is also looked for above it, but must not be a link there.
 */
export function answerFileRequests(client: BaseLanguageClient): vscode.Disposable {
  return client.onRequest(readFileMethod, async (request: ReadFileParams): Promise<ReadFileResult> => {
    try {
      return await readConfiguration(request);
    } catch {
      return {};
    }
  });
}

/** @throws the error of the file system, also if there is no such file */
async function readConfiguration({ uri, how }: ReadFileParams): Promise<ReadFileResult> {
  const file = vscode.Uri.parse(uri, true);
  if (how !== "found" && vscode.workspace.getWorkspaceFolder(file) === undefined) {
    return { problem: outsideOfWorkspace };
  }
  const { type, size } = await vscode.workspace.fs.stat(file);
  const isInPlace = how === "found" && (type & vscode.FileType.SymbolicLink) === 0;
  if (!isInPlace && !(await isInWorkspace(file))) return { problem: outsideOfWorkspace };
  if ((type & vscode.FileType.File) === 0) return { problem: "This is not a file, so it was not read." };
  if (size > readableBytes[how]) return { problem: tooLargeToRead };
  return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(file)) };
}

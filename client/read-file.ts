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
 * Reads configurations for the server, which knows no files: from a disk or from a virtual workspace. A workspace can be
 * anyone's, so what it extends has to be in a folder of it, links resolved; `.nessus-audit.json` is looked for above it
 * too, but is no link there.
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

/** @throws the error of the file system, where there is no such file too */
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

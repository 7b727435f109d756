import * as vscode from "vscode";
import { sample } from "./workbench.ts";

/** Files that tests write into the workspace, and take away again. */

export async function write(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(sample(path), new TextEncoder().encode(text));
}

export async function remove(path: string): Promise<void> {
  await vscode.workspace.fs.delete(sample(path), { recursive: true });
}

/** As the explorer does it: other extensions hear of it. */
export async function rename(from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(sample(from), sample(to));
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`Can't rename ${from}`);
}

/** Runs with a folder in the workspace that is gone afterwards, whatever happens. */
export async function withFolder(name: string, run: (folder: string) => Promise<void>): Promise<void> {
  await vscode.workspace.fs.createDirectory(sample(name));
  try {
    await run(name);
  } finally {
    await vscode.commands.executeCommand("nessusAudit.clearVerdicts");
    await remove(name);
    await vscode.commands.executeCommand("nessusAudit.refreshHosts");
  }
}

import * as vscode from "vscode";
import { sample } from "./workbench.ts";

/** What tests do to the files of the workspace, by their paths in it. */

export async function readFile(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(sample(path)));
}

/** Writes files as another program would; folders that are missing are made. */
export async function writeFiles(files: Readonly<Record<string, string>>): Promise<void> {
  const write = ([path, text]: [string, string]) =>
    vscode.workspace.fs.writeFile(sample(path), new TextEncoder().encode(text));
  await Promise.all(Object.entries(files).map(write));
}

/** Deletes a file, or a folder with all that is in it, as another program would. */
export async function deleteFile(path: string): Promise<void> {
  await vscode.workspace.fs.delete(sample(path), { recursive: true });
}

/** Renames a file as another program would: editors and extensions only see that one is gone and one is new. */
export async function renameFile(from: string, to: string): Promise<void> {
  await vscode.workspace.fs.rename(sample(from), sample(to), { overwrite: true });
}

/** Renames a file as F2 in the explorer does: editors follow, and extensions are told. */
export function renameInExplorer(from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(sample(from), sample(to));
  return apply(edit, `rename ${from}`);
}

/** Deletes a file as the explorer does: extensions are told. */
export function deleteInExplorer(path: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(sample(path));
  return apply(edit, `delete ${path}`);
}

async function apply(edit: vscode.WorkspaceEdit, what: string): Promise<void> {
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`The workbench refused to ${what}`);
}

/** Runs a test that changes files, and puts all files of the workspace back to what they were, passed or failed. */
export async function restoringFiles(test: () => Promise<void>): Promise<void> {
  const before = new Map(await filesBelow(""));
  try {
    await test();
  } finally {
    const after = new Map(await filesBelow(""));
    for (const path of after.keys()) if (!before.has(path)) await deleteFile(path);
    for (const [path, content] of before) {
      const isSame = content === undefined ? after.has(path) : same(content, after.get(path));
      if (isSame) continue;
      if (content) await vscode.workspace.fs.writeFile(sample(path), content);
      else await vscode.workspace.fs.createDirectory(sample(path));
    }
    await vscode.commands.executeCommand("nessusAudit.refreshHosts");
  }
}

type Entry = [path: string, content: Uint8Array | undefined];

/** Files with their content, and folders without, the contents of a folder before it; links are left alone. */
async function filesBelow(folder: string): Promise<Entry[]> {
  const entries = await vscode.workspace.fs.readDirectory(sample(folder));
  const found = entries.map(async ([name, type]): Promise<Entry[]> => {
    const path = folder === "" ? name : `${folder}/${name}`;
    if (type === vscode.FileType.Directory) return [...(await filesBelow(path)), [path, undefined]];
    if (type === vscode.FileType.File) return [[path, await vscode.workspace.fs.readFile(sample(path))]];
    return [];
  });
  return (await Promise.all(found)).flat();
}

function same(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return a.length === b?.length && a.every((byte, index) => byte === b[index]);
}

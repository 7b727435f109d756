import * as vscode from "vscode";
import { languageId } from "../language.ts";

/** Setting with the hosts folders of a workspace, in addition to those named `hosts`. */
const setting = "hosts.folders";

/**
 * The folders that may contain hosts: `hosts` at the root of the workspace, next to and above each open
 * policy, and those of the setting. They are not looked up, so some may not exist; none is outside the
 * workspace.
 */
export function hostFolders(): vscode.Uri[] {
  const policies = vscode.workspace.textDocuments.filter((document) => document.languageId === languageId);
  const roots = vscode.workspace.workspaceFolders ?? [];
  const folders = [
    ...roots.flatMap((root) => [vscode.Uri.joinPath(root.uri, "hosts"), ...foldersOfSetting(root)]),
    ...policies.flatMap(({ uri }) => hostFoldersOf(uri)),
  ];
  return [...new Map(folders.map((folder) => [folder.toString(), folder])).values()];
}

/** The hosts folders that a policy is evaluated on. */
export function hostFoldersOf(policy: vscode.Uri): vscode.Uri[] {
  const root = vscode.workspace.getWorkspaceFolder(policy);
  if (!root) return [];
  const folders: vscode.Uri[] = [];
  let folder = vscode.Uri.joinPath(policy, "..");
  while (isInside(folder, root.uri)) {
    folders.push(vscode.Uri.joinPath(folder, "hosts"));
    const parent = vscode.Uri.joinPath(folder, "..");
    if (parent.path === folder.path) break;
    folder = parent;
  }
  return [...folders, ...foldersOfSetting(root)];
}

/** Paths in the setting that lead out of their workspace folder, and are ignored. */
export function pathsOutside(): string[] {
  const roots = vscode.workspace.workspaceFolders ?? [];
  return roots.flatMap((root) =>
    pathsOfSetting(root).filter((path) => !isInside(vscode.Uri.joinPath(root.uri, path), root.uri)),
  );
}

function foldersOfSetting(root: vscode.WorkspaceFolder): vscode.Uri[] {
  return pathsOfSetting(root)
    .map((path) => vscode.Uri.joinPath(root.uri, path))
    .filter((folder) => isInside(folder, root.uri));
}

function pathsOfSetting(root: vscode.WorkspaceFolder): string[] {
  const value: unknown = vscode.workspace.getConfiguration("nessusAudit", root.uri).get(setting);
  const paths: unknown[] = Array.isArray(value) ? value : [];
  return paths.filter((path): path is string => typeof path === "string" && path.trim() !== "");
}

function isInside(folder: vscode.Uri, root: vscode.Uri): boolean {
  const base = root.path.endsWith("/") ? root.path : `${root.path}/`;
  return folder.path === root.path || folder.path.startsWith(base);
}

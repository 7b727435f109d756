import * as vscode from "vscode";
import { inWorkspace } from "./workspace/workspace-files.ts";

/** The policies of the workspace, in the order of their names; those of installed packages, and of other folders that links lead to, are not its own. */
export async function findPolicies(most?: number, token?: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const found = await vscode.workspace.findFiles("**/*.audit", "**/node_modules/**", most, token);
  return (await inWorkspace(found)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

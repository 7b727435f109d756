import * as vscode from "vscode";

/** Whether the findings of all policies are shown, including those without an editor. */
export function lintsWorkspace(): boolean {
  return vscode.workspace.getConfiguration("nessusAudit").get<unknown>("lint.workspace") === true;
}

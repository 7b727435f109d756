import * as vscode from "vscode";

/** Are the findings of all policies shown, those too that no editor shows? */
export function lintsWorkspace(): boolean {
  return vscode.workspace.getConfiguration("nessusAudit").get<unknown>("lint.workspace") === true;
}

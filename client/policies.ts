import * as vscode from "vscode";
import { t } from "../l10n/translate.ts";
import { tellOnce } from "./messages.ts";
import { limitOf } from "./settings/limits.ts";
import { inWorkspace } from "./workspace/workspace-files.ts";

/**
 * The policies of the workspace, up to the limit in the settings; if there are more, the user is told once.
 */
export async function findListedPolicies(): Promise<vscode.Uri[]> {
  const most = limitOf("workspace.maxPolicies");
  const found = await findPolicies(most + 1);
  if (found.length <= most) return found;
  tellOnce(
    t(
      "The workspace has more than {0} policies: the others are not listed or searched. Raise nessusAudit.workspace.maxPolicies.",
      most,
    ),
    {
      title: t("Open Settings"),
      command: "workbench.action.openSettings",
      argument: "nessusAudit.workspace.maxPolicies",
    },
  );
  return found.slice(0, most);
}

/**
 * The policies of the workspace, in the order of their names; without those in installed packages, and in
 * folders that links lead to.
 */
export async function findPolicies(most?: number, token?: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const found = await vscode.workspace.findFiles("**/*.audit", "**/node_modules/**", most, token);
  return (await inWorkspace(found)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

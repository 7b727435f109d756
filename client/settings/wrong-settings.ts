import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import { tellOnce } from "../messages.ts";
import { type SettingSchema, settingProblem } from "./setting-problem.ts";

/**
 * Reports each setting with an invalid value once. Invalid values are ignored, and without a message the user
 * would believe that they apply.
 */
export function watchSettings(manifest: unknown): vscode.Disposable {
  const schemas = Object.entries(settingsIn(manifest));
  const look = () => {
    for (const [id, schema] of schemas) lookAt(id, schema);
  };
  look();
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration("nessusAudit")) look();
  });
}

function lookAt(id: string, schema: SettingSchema): void {
  const scopes = [undefined, ...(vscode.workspace.workspaceFolders ?? [])];
  const values = scopes.flatMap((folder) => {
    const set = vscode.workspace.getConfiguration(undefined, folder?.uri).inspect<unknown>(id);
    return [set?.globalValue, set?.workspaceValue, set?.workspaceFolderValue];
  });
  for (const value of values) {
    const problem = value === undefined ? undefined : settingProblem(schema, value);
    if (problem === undefined) continue;
    const shown = shorten(JSON.stringify(value));
    tellOnce(t("The setting {0} is {1}, but must be {2}. The wrong part is ignored.", id, shown, problem), {
      title: t("Open Settings"),
      command: "workbench.action.openSettings",
      argument: id,
    });
  }
}

/** The settings of the manifest, which may have them in one section or several. */
function settingsIn(manifest: unknown): Record<string, SettingSchema> {
  const { contributes } = manifest as {
    contributes: { configuration: Part | readonly Part[] };
  };
  const parts: Part[] = [contributes.configuration].flat();
  return Object.fromEntries(parts.flatMap(({ properties }) => Object.entries(properties)));
}

interface Part {
  properties: Record<string, SettingSchema>;
}

const longest = 60;

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

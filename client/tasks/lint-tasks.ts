import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import { findPolicies } from "../policies.ts";
import { lintInTerminal } from "./lint-in-terminal.ts";
import { RunTerminal } from "./run-terminal.ts";

const taskType = "nessus-audit";

/** As `taskDefinitions` in package.json. A tasks.json only says what to lint, not how: it has no options. */
interface LintTaskDefinition extends vscode.TaskDefinition {
  command: "lint";
  /** Files, folders and globs, relative to the workspace folder; if empty, the whole folder. */
  paths?: unknown;
}

/**
 * Registers tasks that lint in a terminal, for the Problems view and for tasks that depend on them. The
 * language server does the work, so no process is started.
 */
export function registerLintTasks(client: BaseLanguageClient): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(taskType, {
    async provideTasks() {
      if ((await findPolicies(1)).length === 0) return [];
      const folders = vscode.workspace.workspaceFolders ?? [];
      return folders.flatMap((folder) => lintTask({ type: taskType, command: "lint" }, folder, client) ?? []);
    },
    resolveTask({ definition, scope }) {
      const folder = typeof scope === "object" ? scope : vscode.workspace.workspaceFolders?.[0];
      return folder && lintTask(definition as LintTaskDefinition, folder, client);
    },
  });
}

/** Undefined in a folder whose files a problem matcher can't refer to, and for an invalid definition. */
function lintTask(
  definition: LintTaskDefinition,
  folder: vscode.WorkspaceFolder,
  client: BaseLanguageClient,
): vscode.Task | undefined {
  const { command } = definition;
  if (folder.uri.scheme !== "file" || command !== "lint" || pathsOf(definition) === undefined)
    return undefined;
  // The definition that comes back has the variables of tasks.json resolved, such as ${fileDirname}.
  const execution = new vscode.CustomExecution(async (resolved) => {
    const paths = pathsOf(resolved) ?? [];
    return new RunTerminal((output) => lintInTerminal({ client, folder: folder.uri, paths }, output));
  });
  return new vscode.Task(definition, folder, t("lint audit policies"), taskType, execution, "$nessus-audit");
}

function pathsOf({ paths = ["."] }: vscode.TaskDefinition): string[] | undefined {
  return Array.isArray(paths) && paths.every((item) => typeof item === "string") ? paths : undefined;
}

import * as vscode from "vscode";
import { findPolicies } from "../policies.ts";

const taskType = "nessus-audit";

/** As `taskDefinitions` in package.json. A tasks.json says what is linted, and nothing of how: no option gets through. */
interface LintTaskDefinition extends vscode.TaskDefinition {
  command: "lint";
  /** Files, folders and globs, relative to the workspace folder; without any, all of it. */
  paths?: unknown;
}

/**
 * Tasks that run `nessus-audit lint` of this extension in a terminal, for the Problems view and for other tasks that
 * wait for it.
 *
 * @param program the command line in one file, which the editor's own Node runs without a shell
 */
export function registerLintTasks(program: vscode.Uri): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(taskType, {
    async provideTasks() {
      if (!vscode.workspace.isTrusted || (await findPolicies(1)).length === 0) return [];
      const folders = vscode.workspace.workspaceFolders ?? [];
      return folders.flatMap(
        (folder) => lintTask({ type: taskType, command: "lint" }, folder, program) ?? [],
      );
    },
    resolveTask({ definition, scope }) {
      if (!vscode.workspace.isTrusted) return undefined;
      const folder = typeof scope === "object" ? scope : vscode.workspace.workspaceFolders?.[0];
      return folder && lintTask(definition as LintTaskDefinition, folder, program);
    },
  });
}

/** Undefined in a folder that no process can see, and for a definition that is none. */
function lintTask(
  definition: LintTaskDefinition,
  folder: vscode.WorkspaceFolder,
  program: vscode.Uri,
): vscode.Task | undefined {
  const { command, paths = ["."] } = definition;
  if (folder.uri.scheme !== "file" || command !== "lint" || !isListOfStrings(paths)) return undefined;
  const args = [program.fsPath, "lint", "--format", "unix", "--", ...paths];
  const execution = new vscode.ProcessExecution(process.execPath, args, {
    cwd: folder.uri.fsPath,
    // The desktop editor's program is Node only when it is told so.
    env: { ELECTRON_RUN_AS_NODE: "1" },
  });
  return new vscode.Task(definition, folder, "lint audit policies", taskType, execution, "$nessus-audit");
}

function isListOfStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

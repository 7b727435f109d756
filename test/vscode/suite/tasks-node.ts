import { spawnSync } from "node:child_process";
import * as vscode from "vscode";
import { assert, assertEqual, type SuiteTest } from "./suite.ts";
import { activateExtension, sample } from "./workbench.ts";

const broken =
  '<check_type:"Unix">\n<custom_item>\n  type : AUDIT_DENIED_OPEN_PORT\n</custom_item>\n</check_type>\n';

/** The tasks of the workspace. A task is run here as its terminal would, since not every host has terminals. */
export const taskTests: SuiteTest[] = [
  {
    name: "offers lint as a task whose lines the problem matcher reads",
    async run() {
      await activateExtension();
      const file = sample("policies/broken task.audit");
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(broken));
      try {
        const [task, ...others] = await vscode.tasks.fetchTasks({ type: "nessus-audit" });
        assert(task && others.length === 0, `tasks: ${others.length + 1}`);
        assertEqual(task.problemMatchers, ["$nessus-audit"], "problem matchers");
        const { execution } = task;
        assert(execution instanceof vscode.ProcessExecution, "no process execution");
        const { status, stdout, stderr } = spawnSync(execution.process, execution.args, {
          cwd: execution.options?.cwd,
          env: { ...process.env, ...execution.options?.env },
          encoding: "utf8",
        });
        assertEqual([status, stderr], [1, ""], "exit code and errors");
        const matches = stdout
          .trimEnd()
          .split("\n")
          .map((line) => problemPattern().exec(line));
        assert(
          matches.every((match) => match !== null),
          `a line is not matched: ${stdout}`,
        );
        const found = matches.find((match) => match?.[1] === "policies/broken task.audit");
        assertEqual(found?.slice(2, 5), ["3", "10", "error"], "place and severity");
      } finally {
        await vscode.workspace.fs.delete(file);
      }
    },
  },
];

function problemPattern(): RegExp {
  const extension = vscode.extensions.getExtension("nessus-audit.nessus-audit");
  return new RegExp(extension?.packageJSON.contributes.problemPatterns[0].regexp);
}

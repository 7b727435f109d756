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
      const file = await writeBroken();
      try {
        const [task, ...others] = await vscode.tasks.fetchTasks({ type: "nessus-audit" });
        assert(task && others.length === 0, `tasks: ${others.length + 1}`);
        assertEqual(task.problemMatchers, ["$nessus-audit"], "problem matchers");
        const { code, lines } = await runTask(task, {});
        assertEqual(code, 1, "exit code");
        const last = lines.pop();
        assert(/^\d+ errors? in \d+ policies\.$/.test(last ?? ""), `summary: ${last}`);
        const matches = lines.map((line) => problemPattern().exec(line));
        assert(
          matches.every((match) => match !== null),
          `a line is not matched: ${lines.join("\n")}`,
        );
        const found = matches.find((match) => match?.[1] === "policies/broken task.audit");
        assertEqual(found?.slice(2, 5), ["3", "10", "error"], "place and severity");
      } finally {
        await vscode.workspace.fs.delete(file);
      }
    },
  },
  {
    name: "lints what a task names, and says which names lead nowhere",
    async run() {
      const file = await writeBroken();
      try {
        const [task] = await vscode.tasks.fetchTasks({ type: "nessus-audit" });
        assert(task, "no task");
        const all = await runTask(task, { paths: ["policies/"] });
        const few: [paths: string[], code: number, policies: number, problem?: string][] = [
          [["policies/broken task.audit"], 1, 1],
          [["./policies/broken*.audit", file.fsPath], 1, 1],
          [[file.with({ path: file.path.replace("broken task", "web*") }).fsPath], 0, 1],
          [["hosts"], 2, 0, "hosts has no policy (*.audit)."],
          [["policies/broken task.audit", "no\u001bwhere.audit"], 2, 1, "There is no no�where.audit."],
          [["policies/[.audit"], 2, 0, "policies/[.audit is not a valid glob."],
          [["no/*.audit"], 2, 0, "No file matches no/*.audit."],
          [[".."], 2, 0, ".. is outside the workspace."],
          [["../*/*.audit"], 2, 0, "../*/*.audit is outside the workspace."],
        ];
        for (const [paths, code, policies, problem] of few) {
          const run = await runTask(task, { paths });
          const end = run.lines.slice(policies > 0 ? -2 : -1);
          assertEqual(run.code, code, `exit code of ${paths}: ${run.lines.join("\n")}`);
          if (problem !== undefined) assertEqual(end[0], problem, "problem");
          if (policies > 0) assertEqual(end.at(-1)?.replace(/^.* in /, ""), "1 policy.", `${paths}`);
        }
        assert(
          all.lines.length > 1 && / in (?:[5-9]|[1-9]\d+) policies\.$/.test(all.lines.at(-1)!),
          all.lines.join("\n"),
        );
      } finally {
        await vscode.workspace.fs.delete(file);
      }
    },
  },
];

/** For a host that has terminals. What the problem matcher makes of the lines, VS Code shows to nobody: its owner is ours. */
export const terminalTests: SuiteTest[] = [
  {
    name: "a task runs in a terminal, and tells other tasks how it ended",
    async run() {
      const file = await writeBroken();
      try {
        const [task] = await vscode.tasks.fetchTasks({ type: "nessus-audit" });
        assert(task, "no task");
        const ended = new Promise<number | undefined>((resolve) => {
          const subscription = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => {
            subscription.dispose();
            resolve(exitCode);
          });
        });
        const begun = Date.now();
        await vscode.tasks.executeTask(task);
        assertEqual(await ended, 1, "exit code");
        // Of a terminal that ends within half a second VS Code says in red that it "failed to launch".
        assert(Date.now() - begun > 500, "the task ended before VS Code took it for launched");
      } finally {
        await vscode.workspace.fs.delete(file);
      }
    },
  },
];

async function writeBroken(): Promise<vscode.Uri> {
  await activateExtension();
  const file = sample("policies/broken task.audit");
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(broken));
  return file;
}

/** VS Code opens the terminal of a task by this, which is not in its API. */
interface OpensTerminal {
  callback(resolved: vscode.TaskDefinition): Promise<vscode.Pseudoterminal>;
}

/** @param members what a tasks.json says besides */
async function runTask(
  task: vscode.Task,
  members: object,
): Promise<{ code: number | undefined; lines: string[] }> {
  const { execution } = task;
  assert(execution instanceof vscode.CustomExecution, "the task starts a process");
  const { callback } = execution as unknown as OpensTerminal;
  const terminal = await callback.call(execution, { ...task.definition, ...members });
  let written = "";
  terminal.onDidWrite((text) => {
    written += text;
  });
  const code = await new Promise<number | undefined>((resolve) => {
    terminal.onDidClose?.((code) => resolve(code ?? undefined));
    terminal.open(undefined);
  });
  return { code, lines: written.split("\r\n").slice(0, -1) };
}

function problemPattern(): RegExp {
  const extension = vscode.extensions.getExtension("nessus-audit.nessus-audit");
  return new RegExp(extension?.packageJSON.contributes.problemPatterns[0].regexp);
}

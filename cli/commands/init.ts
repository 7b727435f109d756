import { join, resolve } from "node:path";
import { printable } from "../../core/command-line.ts";
import { withSlashes } from "../files/with-slashes.ts";
import { writeNewBelow } from "../files/write/write-file.ts";
import type { Arguments } from "../options/arguments.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import { type Problems, problemsOn } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Command } from "./command.ts";
import { ciServices, starterFiles } from "./starter-files.ts";

export const initCommand: Command = {
  name: "init",
  summary: "set up a repository: a configuration, a sample policy, a folder of hosts, a CI file",
  usage: ["[FOLDER] [--ci SERVICE]"],
  details: "Existing files are left unchanged.",
  options: [
    {
      name: "ci",
      value: "SERVICE",
      choices: ciServices,
      default: "github",
      help: "the service to write the CI file for",
    },
  ],
  examples: [
    { does: "In the current folder", command: "nessus-audit init" },
    { does: "For GitLab, in a new folder", command: "nessus-audit init audits --ci gitlab" },
  ],
  run: runInit,
};

async function runInit(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const folder = args.words[0] ?? ".";
  const problems = problemsOn(terminal);
  for (const [path, text] of Object.entries(starterFiles(args.choice("ci", ciServices) ?? "github"))) {
    const shown = withSlashes(join(folder, path));
    const outcome = await place(resolve(terminal.cwd, shown), text, shown, problems);
    if (outcome) terminal.out(`${outcome.padEnd(8)} ${printable(shown)}\n`);
  }
  if (problems.count > 0) return exitCode.incomplete;
  const at = (path: string) => printable(withSlashes(join(folder, path)));
  terminal.out(`\nNow try: nessus-audit check ${at("policies")} --hosts ${at("hosts")} --expect\n`);
  return exitCode.clean;
}

async function place(path: string, text: string, shownAs: string, problems: Problems) {
  try {
    return (await writeNewBelow(path, text, shownAs)) ? "created" : "kept";
  } catch (error) {
    problems.fail(shownAs, error);
    return undefined;
  }
}

import { bashCompletions } from "../completions/bash.ts";
import { fishCompletions } from "../completions/fish.ts";
import { powershellCompletions } from "../completions/powershell.ts";
import { completionTable } from "../completions/table.ts";
import { zshCompletions } from "../completions/zsh.ts";
import { type Arguments, commonOptions } from "../options/arguments.ts";
import { UsageError } from "../options/usage-error.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Command } from "./command.ts";

const shells = {
  bash: bashCompletions,
  zsh: zshCompletions,
  fish: fishCompletions,
  powershell: powershellCompletions,
};

export const completionsCommand: Command = {
  name: "completions",
  summary: "print completions for a shell",
  usage: [Object.keys(shells).join("|")],
  options: [],
  examples: [
    { does: "In ~/.bashrc", command: "source <(nessus-audit completions bash)" },
    { does: "In ~/.zshrc, below compinit", command: "source <(nessus-audit completions zsh)" },
    {
      does: "For fish",
      command: "nessus-audit completions fish > ~/.config/fish/completions/nessus-audit.fish",
    },
    {
      does: "In $PROFILE of PowerShell",
      command: "nessus-audit completions powershell | Out-String | Invoke-Expression",
    },
  ],
  run: runCompletions,
};

async function runCompletions(
  { words }: Arguments,
  terminal: Terminal,
  all: readonly Command[],
): Promise<ExitCode> {
  const names = Object.keys(shells) as (keyof typeof shells)[];
  const shell = names.find((name) => name === words[0]);
  if (!shell) throw new UsageError(`completions needs a shell: ${names.join(", ")}.`);
  terminal.exact(shells[shell](completionTable(all, commonOptions)), shell);
  return exitCode.clean;
}

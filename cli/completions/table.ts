import type { Command } from "../commands/command.ts";
import type { Option } from "../options/option.ts";

/** What a shell completes: the commands with their options, including `--help`. */
export interface CompletionTable {
  commands: readonly { name: string; summary: string; options: readonly Option[] }[];
}

export function completionTable(commands: readonly Command[], common: readonly Option[]): CompletionTable {
  return {
    commands: commands.map(({ name, summary, options }) => ({
      name,
      summary,
      options: [...options, ...common].filter(({ replacedBy }) => replacedBy === undefined),
    })),
  };
}

import type { CompletionTable } from "./table.ts";

/** Completions for fish. */
export function fishCompletions({ commands }: CompletionTable): string {
  const lines = ["# fish completions of nessus-audit; save as ~/.config/fish/completions/nessus-audit.fish"];
  for (const { name, summary } of commands) {
    lines.push(`complete -c nessus-audit -n __fish_use_subcommand -f -a ${name} -d ${quote(summary)}`);
  }
  for (const { name, options } of commands) {
    for (const { name: option, short, value, choices, help } of options) {
      const takes = value === undefined ? "" : choices ? ` -x -a ${quote(choices.join(" "))}` : " -r";
      lines.push(
        `complete -c nessus-audit -n '__fish_seen_subcommand_from ${name}' -l ${option}${short ? ` -s ${short}` : ""}${takes} -d ${quote(help)}`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}

import type { Arguments } from "../options/arguments.ts";
import type { Option } from "../options/option.ts";
import type { ExitCode } from "../output/exit-code.ts";
import type { Terminal } from "../output/terminal.ts";

/** A subcommand: what `--help` and the shell completions say about it, and what it does. */
export interface Command {
  name: string;
  /** One line. */
  summary: string;
  /** What follows the name, a line for each form. */
  usage: readonly string[];
  /** A paragraph or two below the usage. */
  details?: string;
  options: readonly Option[];
  examples: readonly Example[];
  /** `all` holds every command, including this one. */
  run(args: Arguments, terminal: Terminal, all: readonly Command[]): Promise<ExitCode>;
}

export interface Example {
  does: string;
  command: string;
}

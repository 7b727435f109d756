import type { Arguments } from "../options/arguments.ts";
import type { Option } from "../options/option.ts";
import type { ExitCode } from "../output/exit-code.ts";
import type { Terminal } from "../output/terminal.ts";

/** A subcommand: what `--help` and the shell completions say of it, and what it does. */
export interface Command {
  name: string;
  /** One line. */
  summary: string;
  /** What follows the name, one line for each way to call it. */
  usage: readonly string[];
  /** A paragraph or two below the usage. */
  details?: string;
  options: readonly Option[];
  examples: readonly Example[];
  /** `all` has every command, this one included. */
  run(args: Arguments, terminal: Terminal, all: readonly Command[]): Promise<ExitCode>;
}

export interface Example {
  does: string;
  command: string;
}

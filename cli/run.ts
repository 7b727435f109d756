import { printable } from "../core/command-line.ts";
import { version } from "../package.json";
import { commandHelp, programHelp } from "./commands/help.ts";
import { allCommands, type Command, commands } from "./commands/index.ts";
import { parseArguments } from "./options/arguments.ts";
import { didYouMean } from "./options/did-you-mean.ts";
import { UsageError } from "./options/usage-error.ts";
import { type ExitCode, exitCode } from "./output/exit-code.ts";
import { safeTerminal } from "./output/safe-terminal.ts";
import type { Streams, Terminal } from "./output/terminal.ts";

/** Runs a command line, without the program's name. Never throws because of a user's mistake. */
export async function run(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  const terminal = safeTerminal(streams);
  const [name, ...rest] = argv;
  try {
    if (name === undefined || name === "--help" || name === "-h" || name === "help") {
      return help(name === undefined ? undefined : rest[0], name !== undefined, terminal);
    }
    if (name === "--version" || name === "-V") {
      terminal.out(`${version}\n`);
      return exitCode.clean;
    }
    const command = commandNamed(name);
    const args = parseArguments(rest, command.options);
    if (args.has("help")) {
      terminal.out(commandHelp(command));
      return exitCode.clean;
    }
    for (const note of args.notes) terminal.err(`note: ${note}\n`);
    return await command.run(args, terminal, allCommands);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const known = name !== undefined && Object.hasOwn(commands, name);
    terminal.err(`nessus-audit: ${printable(error.message)}\n`);
    terminal.err(`Run "nessus-audit ${known ? `${name} ` : ""}--help" to see what there is.\n`);
    return exitCode.incomplete;
  }
}

/** `help`, `help lint`; without arguments, the help goes to standard error, because it was not asked for. */
function help(of: string | undefined, asked: boolean, terminal: Terminal): ExitCode {
  if (of !== undefined) {
    terminal.out(commandHelp(commandNamed(of)));
    return exitCode.clean;
  }
  if (asked) terminal.out(programHelp(allCommands));
  else terminal.err(programHelp(allCommands));
  return asked ? exitCode.clean : exitCode.incomplete;
}

function commandNamed(name: string): Command {
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry) return entry;
  if (name.startsWith("-"))
    throw new UsageError(`The command must come first: nessus-audit COMMAND ${name}.`);
  throw new UsageError(`There is no command "${name}".${didYouMean(name, Object.keys(commands))}`);
}

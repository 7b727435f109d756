import { commandKey } from "../../observations/command-key.ts";
import type { Observations } from "../../observations/observations.ts";
import { type Exchange, shownAt } from "./exchange.ts";
import { readers } from "./exchanges/index.ts";
import { simpleCommand, withoutQuotedShell, withoutSudo } from "./simple-command.ts";
import { readWindowsExchange } from "./windows/read-exchange.ts";

/** Adds what a command printed, and what that says of files, packages and services. */
export function readExchange(exchange: Exchange, observations: Observations): void {
  if (exchange.shell !== undefined) {
    readWindowsExchange(exchange, observations);
    return;
  }
  observations.startOutput();
  const { typed, output, partial, exit } = exchange;
  const value = exit === undefined ? { output } : { output, exit };
  observations.add("command", commandKey(typed), value, shownAt(exchange), partial);
  const asRoot = withoutSudo(typed);
  // sudo is what the scanner uses as well (G 182); its own errors are none of the command.
  if (asRoot !== undefined && !saysSudo(exchange)) {
    observations.add("command", commandKey(asRoot), value, shownAt(exchange), partial);
  }
  const inner = withoutQuotedShell(asRoot ?? typed);
  if (inner !== undefined && !saysSudo(exchange)) {
    observations.add("command", commandKey(inner), value, shownAt(exchange), partial);
  }
  const command = simpleCommand(inner ?? typed);
  if (command === undefined || saysSudo(exchange)) return;
  readers.get(command.name)?.(command, inner === undefined ? exchange : elsewhere(exchange), observations);
}

/** `su -` begins in the folder of its user. */
function elsewhere({ folder: _, ...exchange }: Exchange): Exchange {
  return exchange;
}

function saysSudo({ output: { source, start } }: Exchange): boolean {
  const { text } = source;
  return (
    text.startsWith("sudo: ", start) ||
    text.startsWith("doas: ", start) ||
    text.startsWith("su: ", start) ||
    /^\S+ is not (?:in the sudoers file|allowed to run)/.test(text.slice(start, start + 200))
  );
}

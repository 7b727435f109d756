import { commandKey } from "../../observations/command-key.ts";
import type { Observations } from "../../observations/observations.ts";
import { type Exchange, shownAt } from "./exchange.ts";
import { readers } from "./exchanges/index.ts";
import { simpleCommand, withoutQuotedShell, withoutSudo } from "./simple-command.ts";
import { readWindowsExchange } from "./windows/read-exchange.ts";

/** Adds what a command printed, and what it shows about files, packages and services. */
export function readExchange(exchange: Exchange, observations: Observations): void {
  if (exchange.shell !== undefined) {
    readWindowsExchange(exchange, observations);
    return;
  }
  observations.startOutput();
  const { typed, output, partial, exit, isRoot } = exchange;
  const value = exit === undefined ? { output } : { output, exit };
  const asOther = isRoot ? value : { ...value, asOther: true as const };
  const asRoot = withoutSudo(typed);
  observations.add(
    "command",
    commandKey(typed),
    asRoot === undefined ? asOther : value,
    shownAt(exchange),
    partial,
  );
  // The scanner uses sudo as well (G 182); sudo's own errors are not those of the command.
  if (asRoot !== undefined && !saysSudo(exchange)) {
    observations.add("command", commandKey(asRoot), value, shownAt(exchange), partial);
  }
  const inner = withoutQuotedShell(asRoot ?? typed);
  if (inner !== undefined && !saysSudo(exchange)) {
    const isOwn = asRoot === undefined && !runsAsRoot(typed);
    observations.add("command", commandKey(inner), isOwn ? asOther : value, shownAt(exchange), partial);
  }
  const command = simpleCommand(inner ?? typed);
  if (command === undefined || saysSudo(exchange)) return;
  readers.get(command.name)?.(command, inner === undefined ? exchange : elsewhere(exchange), observations);
}

/** The name of the file is the same in every language. */
const refusesSudo =
  /^(?:\S+ is not (?:in the sudoers file|allowed to (?:run|execute))|Sorry, user \S+ (?:is not allowed|may not run)|[^\n]{0,200}\bsudoers\b)/;

/** `su -c`; a plain shell runs as the user who starts it. */
function runsAsRoot(typed: string): boolean {
  return /^\s*su\s/.test(typed);
}

/** `su -` starts in the home folder of its user. */
function elsewhere({ folder: _, ...exchange }: Exchange): Exchange {
  return exchange;
}

function saysSudo({ typed, output: { source, start } }: Exchange): boolean {
  const { text } = source;
  if (!/^\s*(?:sudo|doas|su|pfexec)\s/.test(typed)) return false;
  return (
    text.startsWith("sudo: ", start) ||
    text.startsWith("doas: ", start) ||
    text.startsWith("su: ", start) ||
    refusesSudo.test(text.slice(start, start + 300))
  );
}

import { commandKey } from "../../../observations/command-key.ts";
import type { Observations } from "../../../observations/observations.ts";
import { appcmdKey } from "../../../observations/windows-keys.ts";
import { type Exchange, shownAt } from "../exchange.ts";
import { windowsReaders } from "./readers.ts";
import { innerCommand, windowsCommand } from "./windows-command.ts";

/** Options that query another host. */
const elsewhere =
  /\s-(?:ComputerName|Cn|CimSession|Session|PSSession)\b|\s\/node:|\s\/s(?:ystem)?:\S|\s"?\\\\[\w.-]+(?:\\|\s)/i;

/**
 * Adds what a Windows command printed, and what it shows about the registry, settings, services and so on.
 */
export function readWindowsExchange(exchange: Exchange, observations: Observations): void {
  observations.startOutput();
  const { typed, output, partial } = exchange;
  const place = shownAt(exchange);
  const keys = new Set([commandKey(typed)]);
  const inner = innerCommand(typed);
  if (inner !== undefined) keys.add(commandKey(inner));
  const command = windowsCommand(typed);
  if (command?.name === "appcmd" && command.pipes.length === 0) keys.add(appcmdKey(command.args.join(" ")));
  for (const key of keys) observations.add("command", key, { output }, place, partial);
  if (command === undefined || command.sentTo !== undefined || elsewhere.test(typed)) return;
  windowsReaders.get(command.name)?.(command, exchange, observations);
}

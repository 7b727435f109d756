import type { Exchange } from "./exchange.ts";
import { simpleCommand } from "./simple-command.ts";
import { windowsReaders } from "./windows/readers.ts";
import { windowsCommand } from "./windows/windows-command.ts";

/** Programs that print files, among them a saved list of sockets. */
const viewers = new Set("cat more less view head tail sed grep egrep fgrep".split(" "));
const windowsViewers = new Set("type more get-content gc".split(" "));
/** Programs that print no sockets. */
const others = new Set(
  "ls stat rpm dpkg dpkg-query pkginfo pkg chkconfig systemctl svcs svcprop getent id sysctl sestatus getenforce mount df".split(
    " ",
  ),
);
/** Folders of configuration files: none is a saved list. */
const configuration = /^\/(?:etc|boot|usr|lib|lib64|bin|sbin|var\/spool)\//;

/** Is the output of the command certainly free of sockets, whatever it looks like? */
export function printsNoSockets({ typed, partial, shell }: Exchange): boolean {
  // If an output is not whole, lines of another may be in it.
  if (partial !== undefined) return false;
  if (shell !== undefined) {
    const name = windowsCommand(typed)?.name;
    return name !== undefined && windowsReaders.has(name) && !windowsViewers.has(name);
  }
  const command = simpleCommand(typed);
  if (command === undefined) return false;
  if (others.has(command.name)) return true;
  const files = command.args.filter(({ text }) => text.startsWith("/"));
  return viewers.has(command.name) && files.length > 0 && files.every(({ text }) => configuration.test(text));
}

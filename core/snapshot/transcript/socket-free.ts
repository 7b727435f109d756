import type { Exchange } from "./exchange.ts";
import { simpleCommand } from "./simple-command.ts";
import { windowsReaders } from "./windows/readers.ts";
import { windowsCommand } from "./windows/windows-command.ts";

/** Programs that print files, and may print a list of sockets that was saved in one. */
const viewers = new Set("cat more less view head tail sed grep egrep fgrep".split(" "));
const windowsViewers = new Set("type more get-content gc".split(" "));
/** Programs that print no sockets. */
const others = new Set(
  "ls stat rpm dpkg dpkg-query pkginfo pkg chkconfig systemctl svcs svcprop getent id sysctl sestatus getenforce mount df".split(
    " ",
  ),
);
/** Folders of files that set a host up: none is a list that somebody saved. */
const configuration = /^\/(?:etc|boot|usr|lib|lib64|bin|sbin|var\/spool)\//;

/** Does the command print no sockets, so that what looks like one is none? */
export function printsNoSockets({ typed, partial, shell }: Exchange): boolean {
  // Where an output is not whole, lines of another may be among its own.
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

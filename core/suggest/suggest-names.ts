import type { PortSet } from "../ports/port-set.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

/** The name of a process on a host, and where it was seen. */
export interface SuggestedProcess {
  name: string;
  /** One port that it holds open: `22/tcp`. */
  listens: string | undefined;
}

/** More names than anyone looks through. */
const mostNames = 500;

/**
 * Names of processes: the owners of sockets on the wanted ports first, then the other owners, then what only
 * runs.
 *
 * @param ports the ports that the check is about; undefined if there are none
 */
export function suggestProcesses(snapshot: Snapshot, ports: PortSet | undefined): SuggestedProcess[] {
  const wanted = new Map<string, SuggestedProcess>();
  const listening = new Map<string, SuggestedProcess>();
  for (const { proto, port, ...socket } of snapshot.sockets) {
    const into = ports?.has(port) ? wanted : listening;
    for (const { process } of socket.owners ?? [socket]) {
      if (process !== null) add(into, { name: process, listens: `${port}/${proto}` });
    }
  }
  const running = new Map<string, SuggestedProcess>();
  for (const { name } of snapshot.processes) add(running, { name, listens: undefined });
  return [...new Map([...running, ...listening, ...wanted])]
    .map(([name]) => wanted.get(name) ?? listening.get(name) ?? running.get(name)!)
    .sort((left, right) => rank(left) - rank(right) || (left.name < right.name ? -1 : 1));

  function rank({ name }: SuggestedProcess): number {
    return wanted.has(name) ? 0 : listening.has(name) ? 1 : 2;
  }
}

function add(into: Map<string, SuggestedProcess>, process: SuggestedProcess): void {
  if (process.name !== "" && into.size < mostNames && !into.has(process.name))
    into.set(process.name, process);
}

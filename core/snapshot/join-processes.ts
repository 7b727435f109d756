import type { Draft } from "./draft.ts";

/** Names the owners of sockets that show a pid only, from a process table in the same text. */
export function joinProcesses(draft: Draft): void {
  if (draft.processes.length === 0) return;
  const names = new Map<number, string>();
  for (const { pid, name } of draft.processes) if (pid !== null && !names.has(pid)) names.set(pid, name);
  for (const socket of draft.sockets) {
    if (socket.process === null && socket.pid !== null) socket.process = names.get(socket.pid) ?? null;
  }
}

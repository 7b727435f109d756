import type { PortSet } from "../ports/port-set.ts";
import type { FileHash, Snapshot, Socket } from "../snapshot/snapshot.ts";
import { quote, writeCheck } from "./write-check.ts";

/** A check that a program is the known file. */
export interface HashCheck {
  path: string;
  /** Without indentation; lines end with `\n`. */
  text: string;
}

/** The maximum number of checks: nobody wants more at a click. */
const mostChecks = 5;

/**
 * Checks of the MD5 of the programs that listen on the ports, as far as the host shows it: by the path in the
 * command line of the process, else by the only hashed file with the name of the process. Only for Unix, like
 * the item type.
 */
export function hashChecksOnPorts(
  snapshot: Snapshot,
  ports: PortSet,
  proto: "tcp" | "udp" | undefined,
): HashCheck[] {
  const hashes = snapshot.hashes.filter(({ algorithm }) => algorithm === "md5");
  const found = new Map<string, FileHash>();
  if (hashes.length === 0) return [];
  for (const socket of snapshot.sockets) {
    if (found.size >= mostChecks) break;
    if (!ports.has(socket.port) || (proto !== undefined && socket.proto !== proto)) continue;
    for (const hash of programsOf(socket, snapshot, hashes)) found.set(hash.path, hash);
  }
  return [...found.values()].flatMap(({ path, hash }) => {
    const file = quote(path, "unix");
    if (file === undefined) return [];
    const text = writeCheck([
      ["type", "FILE_CHECK"],
      ["description", `${file.slice(0, -1)} is the known file"`],
      ["file", file],
      ["md5", `"${hash}"`],
    ]);
    return [{ path, text }];
  });
}

function programsOf(socket: Socket, { processes }: Snapshot, hashes: readonly FileHash[]): FileHash[] {
  return (socket.owners ?? [socket]).flatMap(({ process, pid }): FileHash[] => {
    const running = pid === null ? undefined : processes.find((each) => each.pid === pid);
    const [program] = running?.command?.split(" ") ?? [];
    const byPath = program === undefined ? undefined : hashes.find(({ path }) => path === program);
    if (byPath !== undefined) return [byPath];
    const byName = hashes.filter(({ path }) => path.slice(path.lastIndexOf("/") + 1) === process);
    return byName.length === 1 ? byName : [];
  });
}

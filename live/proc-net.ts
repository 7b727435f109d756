import { readdir, readFile, readlink } from "node:fs/promises";
import { posix } from "node:path";

const tables = ["tcp", "tcp6", "udp", "udp6"];

export interface ProcListing {
  command: string;
  text: string;
}

/**
 * The socket tables of a Linux kernel, for machines with neither `ss` nor `netstat`, as `cat /proc/net/tcp`
 * prints them. The tables have no process names, so these follow: which process holds which socket, as `find`
 * prints it, and the name of each of these processes, as `grep -H` prints it.
 *
 * @param root where procfs is mounted; another folder in tests
 * @returns undefined if there is no table to read
 */
export async function listProcNet(root = "/proc", signal?: AbortSignal): Promise<ProcListing | undefined> {
  const parts: string[] = [];
  const absent: string[] = [];
  const inodes = new Set<string>();
  for (const table of tables) {
    const path = posix.join(root, "net", table);
    const text = await readFile(path, "utf8").catch((error) => missing(path, error));
    if (text === undefined) continue;
    if (text.startsWith("cat: ")) absent.push(`$ cat ${path}`, text);
    else parts.push(`$ cat ${path}`, text.trimEnd());
    for (const inode of socketInodes(text)) inodes.add(inode);
  }
  if (parts.length === 0) return undefined;
  for (const line of absent) parts.push(line);

  const { descriptors, names } = await socketOwners(root, inodes, signal);
  if (descriptors.length > 0) {
    parts.push(`$ find ${root}/[0-9]*/fd -lname 'socket:*' -printf '%p -> %l\\n'`, descriptors.join("\n"));
    parts.push([`$ grep -H . ${root}/[0-9]*/comm`, ...names].join("\n"));
  }
  return { command: `cat ${root}/net/{tcp,tcp6,udp,udp6}`, text: `${parts.join("\n")}\n` };
}

/** What `cat` prints for a missing table: a kernel without IPv6 has no table for it. */
function missing(path: string, error: NodeJS.ErrnoException): string | undefined {
  return error.code === "ENOENT" ? `cat: ${path}: No such file or directory` : undefined;
}

/** The tenth column of every row below the header; 0 marks a socket that no process holds any more. */
function socketInodes(table: string): string[] {
  return table
    .split("\n")
    .slice(1)
    .map((row) => row.trim().split(/\s+/)[9])
    .filter((inode) => inode !== undefined && inode !== "0") as string[];
}

async function socketOwners(root: string, inodes: ReadonlySet<string>, signal: AbortSignal | undefined) {
  const descriptors: string[] = [];
  const names: string[] = [];
  const entries = await readdir(root).catch(() => []);
  for (const pid of entries.filter((entry) => /^\d+$/.test(entry))) {
    signal?.throwIfAborted();
    const held = await heldSockets(posix.join(root, pid, "fd"), inodes);
    if (held.length === 0) continue;
    for (const descriptor of held) descriptors.push(descriptor);
    const comm = posix.join(root, pid, "comm");
    // a process may end between two reads
    const name = await readFile(comm, "utf8").catch(() => "");
    if (name.trim()) names.push(`${comm}:${name.trim()}`);
  }
  return { descriptors, names };
}

/** The folder of another user's process can't be read, and yields nothing. */
async function heldSockets(folder: string, inodes: ReadonlySet<string>): Promise<string[]> {
  const held: string[] = [];
  for (const descriptor of await readdir(folder).catch(() => [])) {
    const path = posix.join(folder, descriptor);
    const target = await readlink(path).catch(() => "");
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    if (inode !== undefined && inodes.has(inode)) held.push(`${path} -> ${target}`);
  }
  return held;
}

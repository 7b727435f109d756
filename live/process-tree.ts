import { execFile, execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { systemFolders } from "./find-command.ts";
import { listProcesses, type RunningProcess } from "./list-processes.ts";

/** A command that was started as the leader of its own process group, and everything that it started. */
export interface ProcessTree {
  /** Process id of the command itself, which may have ended. */
  pid: number;
  /** `NAME=value` in its environment, which everything that it starts inherits. */
  mark: string;
}

/**
 * How long processes have to end when asked to, and the system to kill them if they don't, in milliseconds.
 */
const graceMs = 1000;
const pollMs = 20;

/**
 * Ends a command with everything that it started: first as a user would, then, if that is ignored, by force.
 *
 * @returns what still runs, such as "sleep (process 123)": processes of other users, and daemons that
 *   deliberately detached from the command
 */
export async function endTree(tree: ProcessTree): Promise<string[]> {
  if (process.platform === "win32")
    return (await endWindowsTree(tree.pid)) ? [] : ["something that it started"];
  const known = new Map([[tree.pid, tree.pid]]);
  for (const signal of ["SIGTERM", "SIGKILL", "SIGKILL"] as const) {
    const members = await membersOf(tree, known);
    send(-tree.pid, signal);
    for (const { pid, group } of members) if (group !== tree.pid) send(pid, signal);
    if (await haveEnded(tree, known)) break;
  }
  const members = await membersOf(tree, known);
  const left = [...members, ...(await daemonsOf(tree, members))];
  return left.map(({ pid, name }) => `${name} (process ${pid})`);
}

/** Kills the process group at once, for a program that is about to exit. */
export function endTreeNow({ pid }: ProcessTree): void {
  if (process.platform !== "win32") {
    send(-pid, "SIGKILL");
    return;
  }
  const { file, args } = windowsCommand(pid);
  try {
    execFileSync(file, args, { stdio: "ignore", windowsHide: true, timeout: graceMs });
  } catch {
    // it has ended
  }
}

/**
 * The group of the command, and its descendants in groups of their own.
 *
 * @param known groups by process: those found before, to which new ones are added, since orphans get another
 *   parent
 */
async function membersOf({ pid }: ProcessTree, known: Map<number, number>): Promise<RunningProcess[]> {
  const processes = await listProcesses();
  const isMember = (process: RunningProcess) =>
    process.group === pid || known.get(process.pid) === process.group || known.has(process.parent);
  for (let size = -1; size !== known.size; ) {
    size = known.size;
    for (const process of processes) if (isMember(process)) known.set(process.pid, process.group);
  }
  return processes.filter((process) => known.get(process.pid) === process.group);
}

/**
 * Processes that left the group and have another parent by now, recognised by their environment, which Linux
 * shows to their user.
 */
async function daemonsOf(
  { mark }: ProcessTree,
  members: readonly RunningProcess[],
): Promise<RunningProcess[]> {
  if (process.platform !== "linux") return [];
  const known = new Set(members.map(({ pid }) => pid));
  const others = (await listProcesses()).filter(({ pid }) => !known.has(pid));
  const marked = await Promise.all(
    others.map(async (process) => {
      const environment = await readFile(`/proc/${process.pid}/environ`, "latin1").catch(() => "");
      return environment.split("\0").includes(mark) ? [process] : [];
    }),
  );
  return marked.flat();
}

async function haveEnded(tree: ProcessTree, known: Map<number, number>): Promise<boolean> {
  for (const end = Date.now() + graceMs; ; await setTimeout(pollMs)) {
    if ((await membersOf(tree, known)).length === 0) return true;
    if (Date.now() > end) return false;
  }
}

/** @param to a process id, or the negative id of a group */
function send(to: number, signal: NodeJS.Signals): void {
  try {
    process.kill(to, signal);
  } catch {
    // it has ended, or belongs to another user
  }
}

async function endWindowsTree(pid: number): Promise<boolean> {
  const { file, args } = windowsCommand(pid);
  try {
    await promisify(execFile)(file, args, { windowsHide: true, timeout: 5 * graceMs });
    return true;
  } catch {
    return false;
  }
}

/** The system's own `taskkill`, whatever PATH says: it ends a process with all its descendants. */
export function windowsCommand(pid: number): { file: string; args: string[] } {
  return { file: `${systemFolders("win32")[0]}\\taskkill.exe`, args: ["/PID", `${pid}`, "/T", "/F"] };
}

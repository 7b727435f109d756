import { execFile, execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { systemFolders } from "./find-command.ts";
import { listProcesses, type RunningProcess } from "./list-processes.ts";

/** A command that was started as the leader of a process group of its own, and all that it started. */
export interface ProcessTree {
  /** Of the command itself, which may have ended. */
  pid: number;
  /** `NAME=value` in its environment, which all that it started inherits. */
  mark: string;
}

/** Milliseconds that processes have to end when they are asked to, and the system to end them when they don't. */
const graceMs = 1000;
const pollMs = 20;

/**
 * Ends a command with all that it started: first as a user would, then, where that is ignored, by force.
 *
 * @returns what goes on all the same, in words such as "sleep (process 123)": processes of other users, and daemons that
 * took their leave of the command on purpose
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

/** The same at once and for good, for a program that ends itself. */
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
 * The group of the command, and what descends from it in groups of their own.
 *
 * @param known groups by process: what was found before, and is added to, since orphans get another parent
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

/** What left the group and has another parent by now; it is known by its environment, which Linux shows to its user. */
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

/** @param to a process, or with a minus its group */
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

/** The system's own program, wherever PATH leads: it ends a process with all that descends from it. */
export function windowsCommand(pid: number): { file: string; args: string[] } {
  return { file: `${systemFolders("win32")[0]}\\taskkill.exe`, args: ["/PID", `${pid}`, "/T", "/F"] };
}

import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { findSystemCommand, systemFolders } from "./find-command.ts";

/** A process of this machine that has not ended. */
export interface RunningProcess {
  pid: number;
  parent: number;
  /** Its process group. */
  group: number;
  name: string;
}

const timeoutMs = 2000;

/** The processes of this machine; none if they can't be listed, as on Windows. Never fails. */
export async function listProcesses(platform: NodeJS.Platform = process.platform): Promise<RunningProcess[]> {
  if (platform === "win32") return [];
  return platform === "linux" || platform === "android" ? listFromProc() : listFromPs(platform);
}

async function listFromProc(): Promise<RunningProcess[]> {
  const entries = await readdir("/proc").catch(() => []);
  const pids = entries.filter((entry) => /^\d+$/.test(entry));
  const texts = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")));
  return texts.flatMap(processOfStat);
}

/**
 * `pid (name) state parent group …`: the name can contain anything, even blanks and parentheses
 * (proc_pid_stat(5)).
 */
function processOfStat(stat: string): RunningProcess[] {
  const end = stat.lastIndexOf(")");
  const start = stat.indexOf("(");
  const [state, parent, group] = stat.slice(end + 2).split(" ");
  if (end < 0 || state === undefined || isEnded(state)) return [];
  return [
    {
      pid: Number.parseInt(stat, 10),
      parent: Number(parent),
      group: Number(group),
      name: stat.slice(start + 1, end),
    },
  ];
}

async function listFromPs(platform: NodeJS.Platform): Promise<RunningProcess[]> {
  const ps = await findSystemCommand("ps", systemFolders(platform));
  if (ps === undefined) return [];
  try {
    const { stdout } = await promisify(execFile)(ps, ["-axo", "pid=,ppid=,pgid=,stat=,comm="], {
      timeout: timeoutMs,
      maxBuffer: 16 * 1024 * 1024,
    });
    return stdout.split("\n").flatMap(processOfPs);
  } catch {
    return [];
  }
}

/** A row of `ps -axo pid=,ppid=,pgid=,stat=,comm=`. */
export function processOfPs(row: string): RunningProcess[] {
  const [, pid, parent, group, state, name] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*\S)/.exec(row) ?? [];
  if (state === undefined || isEnded(state)) return [];
  return [{ pid: Number(pid), parent: Number(parent), group: Number(group), name: name!.split("/").at(-1)! }];
}

/** Ended, but its parent has not asked for the exit code: only its id is left. */
function isEnded(state: string): boolean {
  return state.startsWith("Z") || state.startsWith("X");
}

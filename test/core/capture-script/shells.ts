import { execFileSync, spawnSync } from "node:child_process";
import { isWindows } from "../../not-here.ts";

/** A shell that may be on this machine, as it is started. */
export interface Shell {
  name: string;
  command: readonly string[];
}

/** Those that capture scripts have to run under. */
const all: readonly Shell[] = [
  { name: "dash", command: ["dash"] },
  { name: "bash", command: ["bash", "--posix"] },
  { name: "mksh", command: ["mksh"] },
  { name: "ksh", command: ["ksh"] },
  { name: "busybox", command: ["busybox", "ash"] },
];

/** The shells that this machine has; a system without a POSIX shell has none. */
export const shells: readonly Shell[] = all.filter(({ command: [program] }) => {
  const { status } = spawnSync("sh", ["-c", 'command -v "$1"', "sh", program!]);
  return !isWindows && status === 0;
});

/** Programs that scripts may find as awk, and tr of another kind, as they are started. */
export const awks: readonly string[] = ["gawk", "mawk", "busybox awk", "original-awk"].filter((awk) => {
  const { status } = spawnSync("sh", ["-c", `${awk} 'BEGIN { exit 0 }'`]);
  return !isWindows && status === 0;
});

export const isRoot = !isWindows && process.getuid?.() === 0;
/** The user that has no rights, on Linux and the BSDs. */
const nobody = 65_534;

export interface RunOptions {
  cwd?: string;
  asNobody?: boolean;
  env?: Readonly<Record<string, string>>;
}

/** What a script prints, given to a shell on its standard input as `ssh HOST sh -s` does. One character for each byte. */
export function runScript(shell: Shell, script: string, options: RunOptions = {}): string {
  const [program, ...args] = shell.command;
  const output = execFileSync(program!, [...args, "-s"], {
    input: script,
    maxBuffer: 1 << 28,
    env: { ...process.env, ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.asNobody ? { uid: nobody, gid: nobody } : {}),
    stdio: ["pipe", "pipe", "pipe"],
  });
  return output.toString("latin1");
}

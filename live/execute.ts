import { type ChildProcessByStdio, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { CaptureError } from "./capture-error.ts";
import { type CollectedOutput, collectOutput } from "./collect-output.ts";
import { endTree, endTreeNow, type ProcessTree } from "./process-tree.ts";

export interface ExecuteOptions {
  /** Working folder of the process, never the workspace. */
  folder: string;
  env: NodeJS.ProcessEnv;
  maxOutputBytes: number;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/** The result of running a process. */
export interface Execution {
  /**
   * "start": it could not be started; "exit": it ended; "held": it ended, but something that it started kept
   * its output open until the timeout; "timeout" and "overflow": it was ended.
   */
  end: "start" | "exit" | "held" | "timeout" | "overflow";
  /** Its exit code, the name of the signal that ended it, or the system's error code. */
  code: number | string | undefined;
  /** What it printed. */
  stdout: Buffer;
  stderr: Buffer;
  /** Descriptions of what it started and could not be ended. */
  left: string[];
}

/** Enough to see why it failed. */
const maxErrorBytes = 64 * 1024;
/** How long the output of ended processes may take to arrive, in milliseconds. */
const arrivalMs = 500;

/**
 * Runs a program for a snapshot: without a shell, with limits on time and output, with empty standard input,
 * so that a prompt ends it. It gets its own process group; on timeout or cancellation, it is ended with
 * everything that it started.
 *
 * @throws CaptureError with reason "cancelled"
 */
export async function execute(
  file: string,
  args: readonly string[],
  options: ExecuteOptions,
): Promise<Execution> {
  if (options.signal?.aborted) throw cancelError([]);
  const mark = randomBytes(8).toString("hex");
  const child = spawn(file, args, {
    cwd: options.folder,
    env: { ...options.env, NESSUS_AUDIT_CAPTURE: mark },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
    shell: false,
    windowsHide: true,
  });
  const { pid } = child;
  if (pid === undefined) return whyNotStarted(child);
  const tree = { pid, mark: `NESSUS_AUDIT_CAPTURE=${mark}` };
  running.add(tree);
  try {
    return await run(child, tree, options);
  } finally {
    running.delete(tree);
    // a daemon may keep them open forever
    child.stdout.destroy();
    child.stderr.destroy();
    child.unref();
  }
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

async function run(
  child: Child,
  tree: ProcessTree,
  { maxOutputBytes, timeoutMs, signal }: ExecuteOptions,
): Promise<Execution> {
  let code: number | string | undefined;
  let stdout!: CollectedOutput;
  let timer: NodeJS.Timeout | undefined;
  let cancel!: () => void;
  const stderr = collectOutput(child.stderr, maxErrorBytes);
  const end = await new Promise<Execution["end"] | "cancelled">((resolve) => {
    stdout = collectOutput(child.stdout, maxOutputBytes, () => resolve("overflow"));
    const settle = () => {
      if (code !== undefined && stdout.hasEnded) resolve("exit");
    };
    child.on("exit", (exit, by) => {
      code = exit ?? by ?? "unknown";
      settle();
    });
    for (const event of ["end", "close"]) child.stdout.on(event, settle);
    timer = setTimeout(() => resolve(code === undefined ? "timeout" : "held"), timeoutMs);
    cancel = () => resolve("cancelled");
    signal?.addEventListener("abort", cancel);
  });
  clearTimeout(timer);
  signal?.removeEventListener("abort", cancel);

  const left = end === "exit" ? [] : await endTree(tree);
  if (code !== 0) await Promise.all([stdout.end(arrivalMs), stderr.end(arrivalMs)]);
  if (end !== "exit" && !stdout.hasEnded && left.length === 0) left.push("something that it started");
  if (end === "cancelled") throw cancelError(left);
  return { end, code, stdout: stdout.bytes(), stderr: stderr.bytes(), left };
}

const running = new Set<ProcessTree>();

// Its own process group does not end with the terminal or editor that this runs in.
process.on("exit", () => {
  for (const tree of running) endTreeNow(tree);
});

function whyNotStarted(child: Child): Promise<Execution> {
  return new Promise((resolve) => {
    child.once("error", ({ code, message }: NodeJS.ErrnoException) => {
      const nothing = Buffer.alloc(0);
      resolve({ end: "start", code: code ?? message, stdout: nothing, stderr: nothing, left: [] });
    });
  });
}

function cancelError(left: readonly string[]): CaptureError {
  return new CaptureError("cancelled", `Cancelled.${leftText(left)}`, left.length > 0);
}

/** What to add to a message if something could not be ended; begins with a blank. */
export function leftText(left: readonly string[]): string {
  if (left.length === 0) return "";
  return ` It is still running: ${left.join(", ")}. End it yourself.`;
}

/** `exited with 3: permission denied`, with the first line of its error output. */
export function exitText({ code, stderr }: Pick<Execution, "code" | "stderr">): string {
  const said = stderr.toString("utf8").trim().split(/\r?\n/, 1)[0];
  const exit = typeof code === "number" ? `exited with ${code}` : `failed (${code})`;
  return said ? `${exit}: ${said}` : exit;
}

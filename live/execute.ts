import { execFile } from "node:child_process";
import { CaptureError } from "./capture-error.ts";

export interface ExecuteOptions {
  /** Working folder of the process, never the workspace. */
  folder: string;
  env: NodeJS.ProcessEnv;
  maxOutputBytes: number;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/** How a process failed: Node's error, and what it printed on standard error. */
export type ProcessFailure = Error & { code?: unknown; killed?: boolean; stderr: Buffer };

/**
 * Starts a program for a snapshot: without a shell, with limits on time and output, with
 * nothing on standard input, so that a question ends it.
 *
 * @returns what it printed on standard output
 * @throws CaptureError with reason "cancelled", or what `describe` makes of the failure
 */
export function execute(
  file: string,
  args: readonly string[],
  { folder, env, maxOutputBytes, timeoutMs, signal }: ExecuteOptions,
  describe: (failure: ProcessFailure) => CaptureError,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      file,
      args,
      {
        cwd: folder,
        env,
        encoding: "buffer",
        timeout: timeoutMs,
        killSignal: "SIGKILL",
        maxBuffer: maxOutputBytes,
        shell: false,
        windowsHide: true,
        ...(signal && { signal }),
      },
      (error, stdout, stderr) => {
        if (!error) resolve(stdout);
        else if (signal?.aborted) reject(new CaptureError("cancelled", "Cancelled."));
        else reject(describe(Object.assign(error, { stderr })));
      },
    );
    child.stdin?.end();
  });
}

/** `exited with 3: permission denied`, with the first line of what it said. */
export function exitText({ code, stderr }: ProcessFailure): string {
  const said = stderr.toString("utf8").trim().split(/\r?\n/, 1)[0];
  const exit = typeof code === "number" ? `exited with ${code}` : `failed (${String(code)})`;
  return said ? `${exit}: ${said}` : exit;
}

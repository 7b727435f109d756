import { execFile } from "node:child_process";
import { delimiter } from "node:path";
import { CaptureError } from "./capture-error.ts";

/** A socket table of 100,000 rows is about 10 MB. */
const maxOutputBytes = 64 * 1024 * 1024;

export interface RunOptions {
  /** Working folder of the process: a system folder, never the workspace. */
  folder: string;
  /** Folders for the PATH of the process. */
  path: readonly string[];
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * Runs a program without a shell and returns what it printed on standard output.
 *
 * @throws CaptureError with reason "timeout", "cancelled" or "failed"
 */
export function runCommand(file: string, args: readonly string[], options: RunOptions): Promise<Buffer> {
  const { folder, path, timeoutMs, signal } = options;
  return new Promise((resolve, reject) => {
    execFile(
      file,
      args,
      {
        cwd: folder,
        env: environment(path),
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
        else if (error.killed && typeof error.code !== "string") reject(timedOut(file, timeoutMs));
        else reject(new CaptureError("failed", failure(file, error, stderr)));
      },
    );
  });
}

/** Fixed, so that nothing inherited changes the output or what is loaded; readers expect the C locale. */
function environment(path: readonly string[]): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env;
  return { LC_ALL: "C", LANG: "C", PATH: path.join(delimiter), ...(SystemRoot && { SystemRoot }) };
}

function timedOut(file: string, timeoutMs: number): CaptureError {
  const seconds = Math.round(timeoutMs / 100) / 10;
  return new CaptureError("timeout", `${file} gave no answer within ${seconds} s.`);
}

function failure(file: string, error: Error & { code?: unknown }, stderr: Buffer): string {
  if (error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") {
    return `${file} printed more than ${maxOutputBytes / 1024 / 1024} MB`;
  }
  if (error.code === "EACCES" || error.code === "EPERM") return `${file} may not be run by this user`;
  const said = stderr.toString("utf8").trim().split(/\r?\n/, 1)[0] ?? "";
  const exit =
    typeof error.code === "number" ? `exited with ${error.code}` : `failed (${String(error.code)})`;
  return said ? `${file} ${exit}: ${said}` : `${file} ${exit}`;
}

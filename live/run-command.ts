import { delimiter } from "node:path";
import { CaptureError } from "./capture-error.ts";
import { execute, exitText, type ProcessFailure } from "./execute.ts";

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
  const limits = { folder, env: environment(path), maxOutputBytes, timeoutMs, signal };
  return execute(file, args, limits, (failure) =>
    failure.killed && typeof failure.code !== "string"
      ? timedOut(file, timeoutMs)
      : new CaptureError("failed", failureText(file, failure)),
  );
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

function failureText(file: string, error: ProcessFailure): string {
  if (error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") {
    return `${file} printed more than ${maxOutputBytes / 1024 / 1024} MB`;
  }
  if (error.code === "EACCES" || error.code === "EPERM") return `${file} may not be run by this user`;
  return `${file} ${exitText(error)}`;
}

import { delimiter } from "node:path";
import { CaptureError } from "./capture-error.ts";
import { type Execution, execute, exitText, leftText } from "./execute.ts";

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
export async function runCommand(
  file: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Buffer> {
  const { folder, path, timeoutMs, signal } = options;
  const limits = { folder, env: environment(path), maxOutputBytes, timeoutMs, signal };
  const execution = await execute(file, args, limits);
  const { end, code, stdout, left } = execution;
  if (end === "exit" && code === 0) return stdout;
  if (end === "timeout" || end === "held") throw timedOut(file, timeoutMs, left);
  throw new CaptureError("failed", failureText(file, execution));
}

/** Fixed, so that nothing inherited changes the output or what is loaded; readers expect the C locale. */
function environment(path: readonly string[]): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env;
  return { LC_ALL: "C", LANG: "C", PATH: path.join(delimiter), ...(SystemRoot && { SystemRoot }) };
}

function timedOut(file: string, timeoutMs: number, left: readonly string[]): CaptureError {
  const seconds = Math.round(timeoutMs / 100) / 10;
  return new CaptureError("timeout", `${file} did not answer within ${seconds} s.${leftText(left)}`);
}

function failureText(file: string, execution: Execution): string {
  const { end, code, left } = execution;
  if (end === "overflow") {
    return `${file} printed more than ${maxOutputBytes / 1024 / 1024} MB${left.length > 0 ? `.${leftText(left)}` : ""}`;
  }
  if (code === "EACCES" || code === "EPERM") return `${file} can't be run by this user`;
  return `${file} ${exitText(execution)}`;
}

import { homedir } from "node:os";
import { isAbsolute } from "node:path";
import { decode } from "../core/snapshot/decode.ts";
import { CaptureError } from "./capture-error.ts";
import { execute, exitText, type ProcessFailure } from "./execute.ts";

/** As much as the editor takes for one snapshot. */
const maxOutputBytes = 16 * 1024 * 1024;

export interface SourceOptions {
  timeoutMs: number;
  signal?: AbortSignal;
}

/**
 * Runs a command that the user configured, such as `ssh web01 ss -tulpnH`, and returns what it printed. No shell; in
 * the user's home folder, so that no file of a workspace is taken for the program; nothing on standard input, so that
 * a question for a password ends it.
 *
 * @throws CaptureError with a message that says what to do next
 */
export function captureSource(command: readonly string[], options: SourceOptions): Promise<string> {
  const [program, ...args] = command;
  if (program === undefined || !isProgram(program)) {
    throw new CaptureError(
      "unavailable",
      "The command of a live source begins with the name or the absolute path of a program. Correct nessusAudit.live.sources in the user settings.",
    );
  }
  const { timeoutMs, signal } = options;
  // ssh needs the agent and the home folder of the user; readers expect the C locale.
  const env = { ...process.env, LC_ALL: "C" };
  const limits = { folder: homedir(), env, maxOutputBytes, timeoutMs, signal };
  return execute(program, args, limits, (failure) => failureOf(program, failure, timeoutMs)).then(decode);
}

/** A relative path would depend on the folder. */
function isProgram(program: string): boolean {
  return program !== "" && (isAbsolute(program) || !/[\\/]/.test(program));
}

function failureOf(program: string, error: ProcessFailure, timeoutMs: number): CaptureError {
  if (error.code === "ENOENT") {
    return new CaptureError("unavailable", `${program} is not installed, or not on the PATH of the editor.`);
  }
  if (error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") {
    const megabytes = maxOutputBytes / 1024 / 1024;
    return new CaptureError(
      "failed",
      `${program} printed more than ${megabytes} MB. Let it list sockets only.`,
    );
  }
  if (error.killed) {
    const seconds = Math.round(timeoutMs / 1000);
    return new CaptureError(
      "timeout",
      `${program} gave no answer within ${seconds} s. Run it in a terminal once, or raise nessusAudit.live.timeout.`,
    );
  }
  return new CaptureError("failed", `${program} ${exitText(error)}. Run it in a terminal to see why.`);
}

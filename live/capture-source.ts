import { homedir } from "node:os";
import { isAbsolute } from "node:path";
import { decode } from "../core/capture.ts";
import { CaptureError } from "./capture-error.ts";
import { type Execution, execute, exitText, leftText } from "./execute.ts";

/** The most that the editor accepts for one snapshot. */
const maxOutputBytes = 16 * 1024 * 1024;

export interface SourceOptions {
  timeoutMs: number;
  signal?: AbortSignal;
}

export interface SourceCapture {
  /** What the command printed. */
  text: string;
  /**
   * Set if the command ended with an error: why the text may be incomplete, in a sentence. Only someone who
   * knows the command can judge whether it is usable.
   */
  failure?: string;
}

/**
 * Runs a command that the user configured, such as `ssh web01 ss -tulpnH`, and returns what it printed. No
 * shell; in the user's home folder, so that no file of a workspace is run as the program; standard input is
 * empty, so that a password prompt ends it. On timeout or cancellation, everything that it started is ended.
 *
 * @throws CaptureError with a message that says what to do next
 */
export async function captureSource(
  command: readonly string[],
  options: SourceOptions,
): Promise<SourceCapture> {
  const [program, ...args] = command;
  if (program === undefined || !isProgram(program)) {
    throw new CaptureError(
      "unavailable",
      "The command of a live source must begin with the name or the absolute path of a program. Correct nessusAudit.live.sources in the user settings.",
    );
  }
  const { timeoutMs, signal } = options;
  // ssh needs the agent and the home folder of the user; readers expect the C locale.
  const env = { ...process.env, LC_ALL: "C" };
  const execution = await execute(program, args, {
    folder: homedir(),
    env,
    maxOutputBytes,
    timeoutMs,
    signal,
  });
  const text = decode(execution.stdout);
  if (execution.end === "exit" && execution.code === 0) return { text };
  const failure = failureOf(program, execution, timeoutMs);
  if (endedByItself(execution) && text.trim() !== "") return { text, failure: failure.message };
  throw failure;
}

/** A signal ends it in the middle of its output. */
function endedByItself({ end, code }: Execution): boolean {
  return (end === "exit" || end === "held") && typeof code === "number";
}

/** A relative path would depend on the working folder. */
function isProgram(program: string): boolean {
  return program !== "" && (isAbsolute(program) || !/[\\/]/.test(program));
}

function failureOf(program: string, execution: Execution, timeoutMs: number): CaptureError {
  const { end, code, left } = execution;
  const seconds = Math.round(timeoutMs / 1000);
  if (end === "start" && code === "ENOENT") {
    return new CaptureError("unavailable", `${program} is not installed, or not on the PATH of the editor.`);
  }
  if (end === "overflow") {
    const megabytes = maxOutputBytes / 1024 / 1024;
    return new CaptureError(
      "failed",
      `${program} printed more than ${megabytes} MB. Let it list sockets only.${leftText(left)}`,
    );
  }
  if (end === "timeout") {
    return new CaptureError(
      "timeout",
      `${program} did not answer within ${seconds} s. Run it in a terminal once, or raise nessusAudit.live.timeout.${leftText(left)}`,
    );
  }
  if (end === "held") {
    const exit = code === 0 ? "ended" : exitText(execution);
    return new CaptureError(
      "timeout",
      `${program} ${exit}, but what it started kept its output open for ${seconds} s.${leftText(left)}`,
    );
  }
  return new CaptureError("failed", `${program} ${exitText(execution)}. Run it in a terminal to see why.`);
}

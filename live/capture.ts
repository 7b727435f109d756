import { decode } from "../core/capture.ts";
import { CaptureError } from "./capture-error.ts";
import { type CommandLine, commandText, type SocketListing, socketListings } from "./commands.ts";
import { findSystemCommand, systemFolders } from "./find-command.ts";
import { listProcNet } from "./proc-net.ts";
import { runCommand } from "./run-command.ts";

export { CaptureError, type CaptureFailure } from "./capture-error.ts";

export interface CaptureOptions {
  /** Default: the current platform. */
  platform?: NodeJS.Platform;
  /** For all commands together, in milliseconds. Default: 10,000. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Folders searched for the commands. Default: those of the operating system. */
  folders?: readonly string[];
}

export interface Capture {
  /** What was run, for the user to see: `ss -tulpn`. */
  command: string;
  /** Text for the snapshot readers: each output after a prompt line such as `$ ss -tulpn`. */
  text: string;
  /** What the user should know about the capture: "names of other users' processes are missing …". */
  notes: string[];
}

/**
 * Lists the sockets of this machine with the commands of its operating system. Starts no shell, reads no
 * configuration, opens no connection.
 *
 * @throws CaptureError with a message that says what to do next
 */
export async function captureThisMachine(options: CaptureOptions = {}): Promise<Capture> {
  const { platform = process.platform, timeoutMs = 10_000, signal } = options;
  const folders = options.folders ?? systemFolders(platform);
  const run = deadlineRunner(folders, timeoutMs, signal);
  const failures: string[] = [];

  for (const listing of socketListings(platform)) {
    try {
      const capture = await runListing(listing, run);
      return { ...capture, notes: [...capture.notes, ...privilegeNotes(platform)] };
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error;
      if (error.reason === "cancelled") throw error;
      if (error.reason === "timeout") throw timeoutError(error, platform);
      if (!failures.includes(error.message)) failures.push(error.message);
    }
  }

  if (platform === "linux" || platform === "android") {
    const listing = await listProcNet("/proc", signal);
    if (listing) return { ...listing, notes: privilegeNotes(platform) };
    failures.push("/proc/net could not be read");
  }
  throw new CaptureError(
    "unavailable",
    `The sockets of this machine could not be listed: ${failures.join("; ")}. ${nextStep(platform)}`,
  );
}

type Run = (command: CommandLine) => Promise<string>;

/** Runs commands that share one time limit. */
function deadlineRunner(folders: readonly string[], timeoutMs: number, signal: AbortSignal | undefined): Run {
  const deadline = Date.now() + timeoutMs;
  return async ({ program, args }) => {
    const file = await findSystemCommand(program, folders);
    if (!file) throw new CaptureError("unavailable", `${program} is not installed`);
    const left = Math.max(1, deadline - Date.now());
    const output = await runCommand(file, args, {
      folder: folders[0]!,
      path: folders,
      timeoutMs: left,
      signal,
    });
    return decode(output);
  };
}

async function runListing({ sockets, names }: SocketListing, run: Run): Promise<Capture> {
  const parts = [withPrompt(sockets, await run(sockets))];
  const commands = [commandText(sockets)];
  const notes: string[] = [];
  if (names) {
    try {
      parts.push(withPrompt(names, await run(names)));
      commands.push(commandText(names));
    } catch (error) {
      if (!(error instanceof CaptureError) || error.reason === "cancelled") throw error;
      notes.push(`Process names are missing: ${error.message.replace(/\.$/, "")}.`);
    }
  }
  return { command: commands.join(" + "), text: parts.join(""), notes };
}

function withPrompt(command: CommandLine, output: string): string {
  return `$ ${commandText(command)}\n${output.trimEnd()}\n`;
}

function privilegeNotes(platform: NodeJS.Platform): string[] {
  if (platform === "win32" || process.getuid?.() === 0) return [];
  return [
    "The names of other users' processes are only shown to root; run as root for checks that compare process names.",
  ];
}

function timeoutError(error: CaptureError, platform: NodeJS.Platform): CaptureError {
  return new CaptureError("timeout", `${error.message} ${nextStep(platform)}`);
}

function nextStep(platform: NodeJS.Platform): string {
  const command = commandText(socketListings(platform)[0]!.sockets);
  const install = platform === "linux" ? "Install iproute2 or net-tools, or run" : "Run";
  return `${install} "${command}" in a terminal and evaluate what it prints.`;
}

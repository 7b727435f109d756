import { fstatSync, writeSync } from "node:fs";
import type { TextForm } from "../../core/command-line.ts";
import { maxSnapshotBytes, readStream } from "../files/read-text.ts";
import { noSpaceProblem } from "../files/write/write-problem.ts";
import { exitCode } from "./exit-code.ts";

/** A command's access to its environment, except for files. */
export interface Terminal extends Surroundings {
  /**
   * Standard output: the result. Nothing in it can control a terminal or a CI agent; see `safe-terminal.ts`.
   */
  out(text: string, form?: TextForm): void;
  /** Standard error: problems. Nothing in it can control anything either. */
  err(text: string, form?: TextForm): void;
  /**
   * Writes a text that must arrive unchanged, such as a policy, to standard output.
   *
   * @param name its name in messages
   * @throws Error with a message for the user if a terminal or a CI agent would obey something in it
   */
  exact(text: string, name: string): void;
  /** Shows this in the last line of standard error, in place of what was there; empty: nothing. */
  showProgress(text: string): void;
}

/** Raw standard output and error, only for `safeTerminal`. */
export interface Streams extends Surroundings {
  out(text: string): void;
  err(text: string): void;
}

export interface Surroundings {
  /**
   * @param limit the maximum number of bytes; by default that of a snapshot
   * @throws Error with a message for the user, for more than that
   */
  readInput(limit?: number): Promise<Uint8Array>;
  /** Standard output is a file, which obeys nothing. */
  outputIsFile: boolean;
  /** Whether there are colours on standard output, and on standard error. */
  colorOut: boolean;
  colorErr: boolean;
  /** Somebody watches standard error, so progress makes sense. */
  interactive: boolean;
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** The streams of this process. NO_COLOR and FORCE_COLOR are honoured (no-color.org, force-color.org). */
export function processStreams(): Streams {
  const { stdin, stdout, stderr, env } = process;
  // the reader of a pipe may close it early: `nessus-audit lint | head`
  for (const stream of [stdout, stderr]) stream.on("error", exitOnBrokenOutput);
  const outputIsFile = stdoutIsFile();
  return {
    outputIsFile,
    out: outputIsFile ? writeToFile : (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    readInput: (limit = maxSnapshotBytes) => readStream(stdin, "Standard input", limit),
    colorOut: wantsColor(stdout, env),
    colorErr: wantsColor(stderr, env),
    interactive: stderr.isTTY === true,
    cwd: process.cwd(),
    env,
  };
}

function stdoutIsFile(): boolean {
  try {
    return fstatSync(process.stdout.fd).isFile();
  } catch {
    return false;
  }
}

/** If the disk becomes full, Node's stream would write a part and report nothing. */
function writeToFile(text: string): void {
  const bytes = Buffer.from(text);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(process.stdout.fd, bytes, at);
  } catch (error) {
    exitOnBrokenOutput(error as NodeJS.ErrnoException);
  }
}

function exitOnBrokenOutput(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? exitCode.clean);
  const problem = noSpaceProblem(error, "Standard output");
  if (problem === undefined) throw error;
  process.stderr.write(`nessus-audit: ${problem}\n`);
  process.exit(exitCode.incomplete);
}

function wantsColor(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0";
  return stream.isTTY === true && env.TERM !== "dumb";
}

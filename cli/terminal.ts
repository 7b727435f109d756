import { fstatSync, writeSync } from "node:fs";
import { exitCode } from "./exit-code.ts";
import { noSpaceProblem } from "./files/write-problem.ts";
import { maxSnapshotBytes, readStream } from "./read-text.ts";

/** What a command sees of the outside besides files. */
export interface Terminal {
  /** Standard output: what was asked for. */
  out(text: string): void;
  /** Standard error: problems and progress. */
  err(text: string): void;
  /**
   * @param limit bytes that are read at most; left out: as many as a snapshot may have
   * @throws Error with a message for the user, for more than that
   */
  readInput(limit?: number): Promise<Uint8Array>;
  /** Colours on standard output, and on standard error. */
  colorOut: boolean;
  colorErr: boolean;
  /** Somebody watches standard error: progress makes sense. */
  interactive: boolean;
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** The terminal of this process. NO_COLOR and FORCE_COLOR are honoured (no-color.org, force-color.org). */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  // the reader of a pipe may go before we are done: `nessus-audit lint | head`
  for (const stream of [stdout, stderr]) stream.on("error", exitOnBrokenOutput);
  return {
    out: stdoutIsFile() ? writeToFile : (text) => void stdout.write(text),
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

/** Node's stream would write a part when the disk becomes full in the middle, and say nothing. */
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

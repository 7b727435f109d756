import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { systemPath } from "../files/file-name.ts";

/** More of them wait for the disk and for memory rather than for a processor. */
const mostThreads = 16;

/**
 * Bytes of policies that are worth a thread: each has to load the program and to compile it for speed again, in which time
 * one that is warm lints this much.
 */
const worthAThread = 24_000_000;

/**
 * How many threads lint files soonest: none besides this one for less than they cost, else up to one for each processor.
 * Of two processors the engine needs the second one to compile and to collect: two threads were no faster there, on 187 MB
 * and on 374, and took half as much again of processor time.
 */
export function threadCount(
  files: readonly { path: string }[],
  cwd: string,
  processors = availableParallelism(),
): number {
  if (processors <= 2) return 0;
  const most = Math.min(processors, mostThreads);
  let bytes = 0;
  for (const { path } of files) {
    bytes += sizeOf(resolve(cwd, path));
    if (bytes >= most * worthAThread) return most;
  }
  return Math.floor(bytes / worthAThread);
}

function sizeOf(path: string): number {
  try {
    return statSync(systemPath(path)).size;
  } catch {
    // whoever reads it says why
    return 0;
  }
}

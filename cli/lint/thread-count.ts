import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { systemPath } from "../files/file-name.ts";

/** More threads wait for the disk and for memory rather than for a processor. */
const mostThreads = 16;

/**
 * How many bytes of policies are worth another thread: each has to load and warm up the program, in which
 * time a warm one lints this much.
 */
const worthAThread = 24_000_000;

/**
 * How many threads lint files fastest: no extra one if there is less work than it costs, else up to one per
 * processor. With two processors, the engine needs the second one to compile and to collect garbage: two
 * threads were not faster there, on 187 MB and on 374 MB, and used half as much processor time again.
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
    // whoever reads the file reports why
    return 0;
  }
}

import { inspect } from "node:util";
import { isMainThread } from "node:worker_threads";
import { harmlessText } from "../core/command-line.ts";
import { removeUnfinished } from "./files/write/write-file.ts";
import { serveLint } from "./lint/lint-worker.ts";
import { processStreams } from "./output/terminal.ts";
import { run } from "./run.ts";

/** Starts the program, or a thread of it. */
export function start(): void {
  if (isMainThread) startProgram();
  else serveLint();
}

function startProgram(): void {
  // what shells expect from a program that a signal ended: 128 plus its number
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    process.once(signal, () => {
      removeUnfinished();
      console.error("nessus-audit: interrupted.");
      process.exit(code);
    });
  }

  // The system kills a program that exceeds the file size limit, unless it handles the signal: then the write
  // fails.
  process.on("SIGXFSZ", () => {});

  // Sets the code instead of exiting, so that what was written to a pipe still arrives.
  run(process.argv.slice(2), processStreams()).then(
    (code) => {
      process.exitCode = code;
    },
    (error) => {
      console.error(harmlessText(inspect(error)));
      console.error("nessus-audit: this is a bug in nessus-audit. Please report it with the lines above.");
      process.exitCode = 2;
    },
  );
}

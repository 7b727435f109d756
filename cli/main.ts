import { run } from "./run.ts";
import { processTerminal } from "./terminal.ts";

// Sets the code instead of exiting, so that what was written to a pipe still arrives.
run(process.argv.slice(2), processTerminal()).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error);
    console.error("nessus-audit: this is a mistake in nessus-audit; please report it with the lines above.");
    process.exitCode = 2;
  },
);

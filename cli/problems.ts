import { printable } from "../core/report/paint.ts";
import type { Terminal } from "./terminal.ts";

/** What is told on standard error while the run goes on. */
export interface Problems {
  /** Something could not be done: the run will end with exit code 2. */
  report(message: string): void;
  /** Something to know. */
  note(message: string): void;
  readonly count: number;
}

export function problemsOn(terminal: Terminal): Problems {
  let count = 0;
  return {
    report(message) {
      count++;
      terminal.err(`nessus-audit: ${printable(message)}\n`);
    },
    note(message) {
      terminal.err(`note: ${printable(message)}\n`);
    },
    get count() {
      return count;
    },
  };
}

import { printable } from "../../core/command-line.ts";
import type { Terminal } from "./terminal.ts";

/** What is reported on standard error during the run. */
export interface Problems {
  /** Something could not be done: the run will end with exit code 2. */
  report(message: string): void;
  /** Work on a file failed: `error` has a message for the user, or is a bug in this program. */
  fail(file: string, error: unknown): void;
  /** Something to know. */
  note(message: string): void;
  readonly count: number;
}

export function problemsOn(terminal: Terminal): Problems {
  let count = 0;
  const report = (message: string) => {
    count++;
    terminal.err(`nessus-audit: ${printable(message)}\n`);
  };
  return {
    report,
    fail(file, error) {
      report(failureMessage(file, error));
    },
    note(message) {
      terminal.err(`note: ${printable(message)}\n`);
    },
    get count() {
      return count;
    },
  };
}

/** Problems that are reported later. */
export interface HeldProblems extends Problems {
  /** Reports what was held back, in order; what comes later is reported immediately. */
  release(): void;
}

/** Holds messages back that must come after others. */
export function holdMessages(problems: Problems): HeldProblems {
  const held: (() => void)[] = [];
  let reported = 0;
  let isHeld = true;
  const tell = (message: () => void) => {
    if (isHeld) held.push(message);
    else message();
  };
  return {
    report(message) {
      reported++;
      tell(() => problems.report(message));
    },
    fail(file, error) {
      reported++;
      tell(() => problems.fail(file, error));
    },
    note(message) {
      tell(() => problems.note(message));
    },
    release() {
      isHeld = false;
      for (const message of held.splice(0)) message();
    },
    get count() {
      return isHeld ? problems.count + reported : problems.count;
    },
  };
}

/** The message for an error that stopped the work on a file. */
export function failureMessage(file: string, error: unknown): string {
  return isMistake(error)
    ? `${file}: internal error: ${error.message}. Please report it.`
    : String((error as Error).message);
}

/** Our own messages are plain errors; the subclasses, such as TypeError, are thrown by JavaScript. */
function isMistake(error: unknown): error is Error {
  return error instanceof Error && Object.getPrototypeOf(error) !== Error.prototype;
}

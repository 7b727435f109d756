import { printable } from "../../core/command-line.ts";
import type { Terminal } from "./terminal.ts";

/** Nobody needs to be told of work that is done before this time, in milliseconds. */
const patience = 1000;
const interval = 100;

export interface Progress {
  /** The next piece of work begins, or is done where several are at work. */
  step(name: string): void;
  /** Clears the line. */
  end(): void;
}

/** One line on standard error that tells how far long work is; nothing where nobody watches. */
export function progressOn(terminal: Terminal, total: number): Progress {
  let done = 0;
  let next = performance.now() + patience;
  let shown = false;
  return {
    step(name) {
      done++;
      const now = performance.now();
      if (!terminal.interactive || now < next) return;
      next = now + interval;
      shown = true;
      terminal.showProgress(`${done}/${total} ${printable(name).slice(-60)}`);
    },
    end() {
      if (shown) terminal.showProgress("");
    },
  };
}

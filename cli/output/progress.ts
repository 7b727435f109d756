import { printable } from "../../core/command-line.ts";
import type { Terminal } from "./terminal.ts";

/** Work that takes less than this is not reported, in milliseconds. */
const patience = 1000;
const interval = 100;

export interface Progress {
  /** The next piece of work begins, or is done if several are in work. */
  step(name: string): void;
  /** Clears the line. */
  end(): void;
}

/** Shows the progress of long work in one line on standard error; nothing if nobody watches. */
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

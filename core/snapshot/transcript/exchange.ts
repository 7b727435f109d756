import type { Place, Why } from "../../observations/observation.ts";
import type { WindowsShell } from "./prompt-line.ts";

/** A command that was run, and what it printed. */
export interface Exchange {
  /** What was typed, with continuation lines joined. */
  typed: string;
  /** Where the command is. */
  at: Place;
  /** Its output, including errors, to the end of the last line. */
  output: Place;
  /** Why it may have printed more than the output shows; undefined if the output is whole. */
  partial?: Why;
  /** The host that the prompt names. */
  host?: string;
  /** Does the prompt show that its user is root or an administrator? */
  isRoot: boolean;
  /** The folder that it ran in, if the prompt shows the whole path. */
  folder?: string;
  exit?: number;
  /** The Windows shell that it was typed in. */
  shell?: WindowsShell;
}

/** A line of an output, without its line end. */
export interface OutputLine {
  text: string;
  place: Place;
}

/** The lines of an output. A line without a line end is left out if the output may be cut off in it. */
export function* linesOf({ output, partial }: Pick<Exchange, "output" | "partial">): Generator<OutputLine> {
  const { source, start, end } = output;
  for (let at = start; at < end; ) {
    const feed = source.text.indexOf("\n", at);
    const isEnded = feed >= 0 && feed < end;
    if (!isEnded && partial !== undefined) return;
    let lineEnd = isEnded ? feed : end;
    if (source.text.charCodeAt(lineEnd - 1) === 13 && lineEnd > at) lineEnd--;
    yield { text: source.text.slice(at, lineEnd), place: { source, start: at, end: lineEnd } };
    at = isEnded ? feed + 1 : end;
  }
}

/** The place that shows what an exchange does: its output, or the command if it printed nothing. */
export function shownAt({ at, output }: Exchange): Place {
  return output.end > output.start ? output : at;
}

import { Beyond, Work } from "../text/beyond.ts";
import type { Filter } from "./filter.ts";
import type { Json } from "./json.ts";
import { longestPrinted, mostSteps } from "./limits.ts";
import { ForeignFunction, parseProgram } from "./parse.ts";
import { print, Stopped, type Style } from "./values.ts";

/**
 * A compiled program, or why there is none: a sentence. isForeign: it calls a function that jq does not have,
 * and the scanner adds.
 */
export type CompiledProgram =
  | { ok: true; program: Program }
  | { ok: false; reason: string; isForeign: boolean };

export interface Program {
  /**
   * Prints the program's results for a document as `jq -r` does, in lines; or says why they are not known: a
   * sentence.
   */
  run(input: Json, style: Style): PrintedLines;
}

export type PrintedLines = { ok: true; text: string } | { ok: false; isStopped: boolean; reason: string };

/** Compiles a program in the supported part of jq 1.7; see `parseProgram`. Time and output are bounded. */
export function compileProgram(text: string): CompiledProgram {
  try {
    const filter = parseProgram(text);
    return { ok: true, program: { run: (input, style) => runFilter(filter, input, style) } };
  } catch (error) {
    if (!(error instanceof Beyond)) throw error;
    return { ok: false, reason: error.message, isForeign: error instanceof ForeignFunction };
  }
}

function runFilter(filter: Filter, input: Json, style: Style): PrintedLines {
  const work = new Work(mostSteps);
  const lines: string[] = [];
  let length = 0;
  try {
    for (const value of filter(input, { variables: undefined, work })) {
      const line = typeof value === "string" ? value : print(value, style, work);
      length += line.length + 1;
      if (length > longestPrinted) throw new Beyond("The jq program prints too much to be evaluated here.");
      lines.push(`${line}\n`);
    }
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, isStopped: true, reason: error.message };
    if (error instanceof Beyond) return { ok: false, isStopped: false, reason: error.message };
    throw error;
  }
  return { ok: true, text: lines.join("") };
}

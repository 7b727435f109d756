import type { Span } from "../text/span.ts";

/** Where a text breaks off that is written in another language. Offsets are those of that text. */
export interface LanguageProblem extends Span {
  /** A sentence or two: what is wrong, and what to write. */
  message: string;
  /** True where the program that reads the text goes on all the same. */
  isMild?: boolean;
}

/**
 * Looks for the first mistake in a text, in one pass. Undefined where there is none, and where programs, versions or
 * settings differ in how they read it: what is not certain is not a mistake.
 */
export type FindProblem = (text: string) => LanguageProblem | undefined;

/** Thrown inside a reader and caught at its door: from here on the text may be read in several ways. */
export class Uncertain extends Error {}

/** A problem at one character. */
export function problemAt(start: number, message: string, length = 1): LanguageProblem {
  return { start, end: start + length, message };
}

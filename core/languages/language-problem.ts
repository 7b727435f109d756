import type { Span } from "../text/span.ts";

/** The first mistake in a text in another language. Offsets are relative to that text. */
export interface LanguageProblem extends Span {
  /** A sentence or two: what is wrong, and what to write. */
  message: string;
  /** True if the program that reads the text continues regardless. */
  isMild?: boolean;
}

/**
 * Looks for the first mistake in a text, in one pass. Undefined if there is none, or if programs, versions or
 * settings differ in how they read it: what is not certain is not a mistake.
 */
export type FindProblem = (text: string) => LanguageProblem | undefined;

/** Thrown inside of a reader and caught at its entry: from here on, the text can be read in several ways. */
export class Uncertain extends Error {}

/** A problem at one character. */
export function problemAt(start: number, message: string, length = 1): LanguageProblem {
  return { start, end: start + length, message };
}

import type { Span } from "../syntax/tree.ts";
import { editDistance } from "../text/closest.ts";
import type { Fix } from "./finding.ts";

/** The end of a message about an unknown word: `: did you mean description?`, or a full stop. */
export function didYouMean(likely: string | undefined): string {
  return likely === undefined ? "." : `: did you mean ${likely}?`;
}

/**
 * Replaces all of the places by another word. That is only safe for a known slip; a likely word is a guess.
 */
export function replaceWith(word: string, places: readonly Span[], safe = false): Fix {
  return {
    title: `Write ${word}`,
    safe,
    edits: places.map(({ start, end }) => ({ start, end, newText: word })),
  };
}

/**
 * Is it one typing error away from a known word? Then it is surely meant to be that, even if not every word
 * is known.
 */
export function isTypo(word: string, likely: string | undefined): boolean {
  return likely !== undefined && word.length >= 4 && editDistance(word, likely, 1) <= 1;
}

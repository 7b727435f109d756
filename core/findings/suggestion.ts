import type { Span } from "../syntax/tree.ts";
import { editDistance } from "../text/closest.ts";
import type { Fix } from "./finding.ts";

/** The end of a message about an unknown word: `: did you mean description?`, or a full stop. */
export function didYouMean(likely: string | undefined): string {
  return likely === undefined ? "." : `: did you mean ${likely}?`;
}

/** Puts another word at all of the places. Only a known slip makes that safe; a likely word is a guess. */
export function replaceWith(word: string, places: readonly Span[], safe = false): Fix {
  return {
    title: `Write ${word}`,
    safe,
    edits: places.map(({ start, end }) => ({ start, end, newText: word })),
  };
}

/** One slip of the fingers away from a known word: surely meant to be that, even where not every word is known. */
export function isTypo(word: string, likely: string | undefined): boolean {
  return likely !== undefined && word.length >= 4 && editDistance(word, likely, 1) <= 1;
}

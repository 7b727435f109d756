import { closest } from "../../core/command-line.ts";

/** " Did you mean X?" to append to a message; empty if no word is similar enough. */
export function didYouMean(word: string, words: Iterable<string>, prefix = ""): string {
  const likely = closest(word, words);
  return likely === undefined ? "" : ` Did you mean ${prefix}${likely}?`;
}

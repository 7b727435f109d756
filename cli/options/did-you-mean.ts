import { closest } from "../../core/command-line.ts";

/** " Did you mean X?" to put behind a message; empty where no word is near enough. */
export function didYouMean(word: string, words: Iterable<string>, prefix = ""): string {
  const likely = closest(word, words);
  return likely === undefined ? "" : ` Did you mean ${prefix}${likely}?`;
}

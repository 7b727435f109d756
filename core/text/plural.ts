/** "1 file", "2 files"; `many` if the plural is irregular. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}

/** "2 failed", "2 errors": the words for counting verdicts, two of which are nouns. */
export function countText(count: number, word: string): string {
  return word === "warning" || word === "error" ? plural(count, word) : `${count} ${word}`;
}

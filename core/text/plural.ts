/** "1 file", "2 files"; `many` where the plural is not made with an s. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}

/** "2 failed", "2 errors": what verdicts are counted by, of which two are nouns. */
export function countText(count: number, word: string): string {
  return word === "warning" || word === "error" ? plural(count, word) : `${count} ${word}`;
}

/**
 * The width of a column, in units of the font, that has room for each of these words after a sign. Words of a language can
 * be longer than those of another.
 */
export function columnFor(words: readonly string[]): number {
  const longest = words.reduce((most, { length }) => Math.max(most, length), 0);
  return 2.2 + longest * 0.55;
}

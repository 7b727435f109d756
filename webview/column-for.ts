/**
 * The width of a column, in units of the font, that fits each of these words after a sign. It depends on the
 * language.
 */
export function columnFor(words: readonly string[]): number {
  const longest = words.reduce((most, { length }) => Math.max(most, length), 0);
  return 2.2 + longest * 0.55;
}

/** The longest command or pattern in a sentence, in UTF-16 code units. */
const longest = 100;

/**
 * A command or a pattern as written in a sentence: on one line, between backticks, only its beginning if it
 * is long.
 */
export function shownCode(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length <= longest ? `\`${line}\`` : `\`${line.slice(0, longest)}…\``;
}

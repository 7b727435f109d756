/** Longest command or pattern in a sentence, in UTF-16 code units. */
const longest = 100;

/** A command or a pattern as it is in a sentence: on one line, its beginning where it is long, between backticks. */
export function shownCode(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length <= longest ? `\`${line}\`` : `\`${line.slice(0, longest)}…\``;
}

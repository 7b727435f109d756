/** The longest part of a value that is kept: an actual value can be the whole output of a command. */
export const longestText = 20_000;

export function keepText(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}

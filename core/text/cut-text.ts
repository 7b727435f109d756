/**
 * Cuts a text to a length, with an ellipsis at the end if it was longer. Never splits a surrogate pair.
 * @param most in UTF-16 code units
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const splitsPair = /[\ud800-\udbff]/.test(text[most - 2] ?? "");
  return `${text.slice(0, most - (splitsPair ? 2 : 1))}…`;
}

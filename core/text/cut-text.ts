/**
 * A text that is no longer than somebody takes it: where it is longer, with an ellipsis at its end, and no half of a
 * character.
 * @param most in UTF-16 code units
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const splitsPair = /[\ud800-\udbff]/.test(text[most - 2] ?? "");
  return `${text.slice(0, most - (splitsPair ? 2 : 1))}…`;
}

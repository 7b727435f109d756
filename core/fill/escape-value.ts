import type { PolicyTree, StringValue } from "../syntax/tree.ts";

/**
 * Escapes a text inside of a string, so that the scanner reads exactly this; undefined if that is not
 * possible.
 */
export function escapeInString(
  { quote, raw }: Pick<StringValue, "quote" | "raw">,
  text: string,
): string | undefined {
  // Windows policies have no escapes in double quotes, so a quote ends the string (G 19)
  if (raw) return text.includes(quote) ? undefined : text;
  return text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`);
}

/** Writes a text as a string, in double quotes if possible. */
export function quoteText(tree: PolicyTree, text: string): string {
  const raw = tree.rawDoubleQuotes;
  const double = escapeInString({ quote: '"', raw }, text);
  if (double !== undefined) return `"${double}"`;
  return `'${escapeInString({ quote: "'", raw: false }, text)}'`;
}

/**
 * Escapes a text as a regular expression that matches exactly this. A dash is left alone: it is only special
 * between brackets, where a text makes no sense.
 */
export function escapeInPattern(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&");
}

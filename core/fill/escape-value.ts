import type { PolicyTree, StringValue } from "../syntax/tree.ts";

/** A text as it has to be written inside a string, so that the scanner reads just this; undefined where that can't be. */
export function escapeInString(
  { quote, raw }: Pick<StringValue, "quote" | "raw">,
  text: string,
): string | undefined {
  // double quotes of Windows know no escapes, so that a quote ends the string (G 19)
  if (raw) return text.includes(quote) ? undefined : text;
  return text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`);
}

/** A text as a string of its own, in double quotes where that is possible. */
export function quoted(tree: PolicyTree, text: string): string {
  const raw = tree.rawDoubleQuotes;
  const double = escapeInString({ quote: '"', raw }, text);
  if (double !== undefined) return `"${double}"`;
  return `'${escapeInString({ quote: "'", raw: false }, text)}'`;
}

/**
 * A plain text as a regular expression that matches just this. A dash is left alone: it means something only between
 * brackets, where a text makes no sense.
 */
export function escapeInPattern(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&");
}

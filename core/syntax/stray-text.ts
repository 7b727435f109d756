import type { Keyword, Span, StringValue, SyntaxProblem } from "./tree.ts";

/**
 * Says why text fits nowhere. Only its first line is underlined: the rest follows from it.
 * @param keyword the keyword on whose line the text is, if any
 */
export function describeStrayText(
  text: string,
  { start, end }: Span,
  keyword: Keyword | undefined,
  rawDoubleQuotes: boolean,
): SyntaxProblem {
  const stray = text.slice(start, end);
  const firstLine = stray.search(/[\r\n]/);
  const span = { start, end: firstLine === -1 ? end : start + firstLine };
  if (stray.startsWith("<!--")) {
    return {
      rule: "html-comment",
      ...span,
      message: "Comments start with #, not with <!--, and this one is never closed.",
    };
  }
  if (/[\u201c\u201d\u201e]/.test(stray)) {
    return {
      rule: "smart-quotes",
      ...span,
      message: 'Typographic quotes are not quotes here: use " instead.',
    };
  }
  const value = keyword?.value;
  return {
    rule: "stray-text",
    ...span,
    message: messageFor(text, stray, keyword, rawDoubleQuotes),
    ...(value?.kind === "string" && {
      related: { start: value.start, end: value.start + 1, message: "The string opens here." },
    }),
  };
}

function messageFor(
  text: string,
  stray: string,
  keyword: Keyword | undefined,
  rawDoubleQuotes: boolean,
): string {
  if (keyword === undefined) return "This text is neither a tag, nor a keyword, nor a comment.";
  if (keyword.value?.kind === "string") {
    const remedy = remedyFor(text, keyword.value, rawDoubleQuotes);
    return `Text after the closing quote of ${keyword.name}: if a quote belongs to the string, ${remedy}.`;
  }
  if (/["']/.test(stray)) return `The opening quote of the value of ${keyword.name} is missing.`;
  return `Text after the value of ${keyword.name}: a value of several words needs quotes.`;
}

/**
 * How to write a quote inside of the string: depends on its kind, and on what is before the quote that closed
 * it.
 */
function remedyFor(text: string, { start, end, quote }: StringValue, rawDoubleQuotes: boolean): string {
  if (rawDoubleQuotes && quote === '"') return "enclose the string in single quotes";
  let backslashes = 0;
  while (end - 2 - backslashes > start && text[end - 2 - backslashes] === "\\") backslashes++;
  if (backslashes === 0) return `write it as \\${quote}`;
  return `write it as ${"\\".repeat(backslashes + 1)}${quote}, since two backslashes mean one`;
}

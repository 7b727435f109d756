import type { Keyword, Span, SyntaxProblem } from "./tree.ts";

/**
 * Says why text fits nowhere. Only its first line is underlined: the rest follows from it.
 * @param keyword the keyword on whose line the text stands, if any
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
      message: 'Typographic quotes are no quotes here: use " instead.',
    };
  }
  return { rule: "stray-text", ...span, message: messageFor(stray, keyword, rawDoubleQuotes) };
}

function messageFor(stray: string, keyword: Keyword | undefined, rawDoubleQuotes: boolean): string {
  if (keyword === undefined) return "This text is neither a tag, nor a keyword, nor a comment.";
  if (keyword.value?.kind === "string") {
    const remedy = rawDoubleQuotes ? "enclose the string in single quotes" : 'write it as \\"';
    return `Text after the closing quote of ${keyword.name}: if a quote belongs to the string, ${remedy}.`;
  }
  if (/["']/.test(stray)) return `The opening quote of the value of ${keyword.name} is missing.`;
  return `Text after the value of ${keyword.name}: a value of several words needs quotes.`;
}

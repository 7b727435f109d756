import type { Excerpt } from "./excerpt.ts";

/** The longest part of a line that is shown next to a sentence, in UTF-16 code units. */
const longest = 120;
/** How much is shown before the part that matters, if the line is longer. */
const before = 30;

/** The text of an excerpt on one line, shortened around the part that matters; `(blank)` for a blank line. */
export function excerptText({ text, start }: Pick<Excerpt, "text" | "start">, most = longest): string {
  const indent = text.length - text.trimStart().length;
  const line = text.trim();
  if (line === "") return "(blank)";
  if (line.length <= most) return fold(line);
  const part = Math.max(0, start - indent);
  const lead = Math.min(before, most >> 1);
  const from = part + lead < most ? 0 : part - lead;
  const cut = line.slice(from, from + most - (from > 0 ? 2 : 1));
  const end = from + cut.length < line.length ? "…" : "";
  return `${from > 0 ? "…" : ""}${fold(cut)}${end}`;
}

/** Folds blanks, and removes halves of characters at the ends. */
function fold(text: string): string {
  return text
    .replace(/^[\udc00-\udfff]/, "")
    .replace(/[\ud800-\udbff]$/, "")
    .replace(/\s+/g, " ");
}

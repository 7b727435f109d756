import type { Fix } from "../../findings/finding.ts";
import { pageMarks } from "../../semantics/page-copy.ts";
import { isInComment } from "../../semantics/variables.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const nonAsciiText: Rule = {
  id: "non-ascii-text",
  severity: "warning",
  since: "0.1.0",
  source: { kind: "policy", run: findNonAscii },
};

const run = /[^\x00-\x7f]+/g;

/** One finding for the file: the first place, and how many more lines have such characters. */
function findNonAscii({ tree }: PolicyContext, report: Report): void {
  if (tree.isAscii) return;
  const { text } = tree;
  const smartQuotes = tree.errors.filter(({ rule }) => rule === "smart-quotes");
  let next = 0;
  const isSmartQuote = (offset: number): boolean => {
    while (next < smartQuotes.length && smartQuotes[next]!.end <= offset) next++;
    return next < smartQuotes.length && smartQuotes[next]!.start <= offset;
  };
  const copied = new Set(pageMarks(tree).map(({ start }) => start));
  const places: { start: number; end: number }[] = [];
  for (const match of text.matchAll(run)) {
    const start = match.index;
    // The mark at the start is for unsupported-encoding.
    if (start === 0 && text.charCodeAt(0) === 0xfeff) continue;
    if (!isInComment(tree, start) && !isSmartQuote(start) && !copied.has(start))
      places.push({ start, end: start + match[0].length });
  }
  const [first] = places;
  if (first === undefined) return;
  const others = linesOf(text, places) - 1;
  const more = others === 0 ? "" : `, and on ${others} more ${others === 1 ? "line" : "lines"}`;
  report(
    first,
    `There are characters that are not ASCII here${more}: an upload can fail with "Could not lex the file", which names no line.`,
    { fixes: plainSpelling(text, places) },
  );
}

/** The number of lines with places, which are in order. */
function linesOf(text: string, places: readonly { start: number }[]): number {
  let lines = 0;
  let end = -1;
  for (const { start } of places) {
    if (start <= end) continue;
    lines++;
    const newline = text.indexOf("\n", start);
    end = newline === -1 ? text.length : newline;
  }
  return lines;
}

const plain: Readonly<Record<string, string>> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u2013": "-",
  "\u2014": "-",
  "\u2026": "...",
  "\u00a0": " ",
  "\u2022": "*",
};

/** Only if every character has a plain spelling. */
function plainSpelling(text: string, places: { start: number; end: number }[]): Fix[] {
  const edits = [];
  for (const { start, end } of places) {
    let newText = "";
    for (const character of text.slice(start, end)) {
      const spelling = Object.hasOwn(plain, character) ? plain[character] : undefined;
      if (spelling === undefined) return [];
      newText += spelling;
    }
    edits.push({ start, end, newText });
  }
  return [{ title: "Use plain characters", safe: false, edits }];
}

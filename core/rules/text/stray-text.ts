import type { Fix } from "../../findings/finding.ts";
import type { PolicyTree, Span, SyntaxProblem } from "../../syntax/tree.ts";
import { endOfLine } from "../../text/lines.ts";
import type { TextEdit } from "../../text/text-edit.ts";
import type { Rule } from "../rule.ts";

export const strayText: Rule = {
  id: "stray-text",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "syntax",
    problem: "stray-text",
    details: (problem, tree) => ({
      message: withScannerWords(problem, tree),
      fixes: keepQuotes(problem, tree),
    }),
  },
};

/** The scanner names the word that it can't place; its line number is often wrong. */
function withScannerWords({ start, end, message }: SyntaxProblem, { text }: PolicyTree): string {
  const word = text.slice(start, Math.min(end, start + 40)).split(/\s/, 1)[0];
  return word ? `${message} The scanner stops here: "unknown token '${word}'".` : message;
}

/**
 * What follows a string on its line, up to a last quote of its kind, belongs to the string, with the quotes
 * in it.
 */
function keepQuotes({ start, related }: SyntaxProblem, { text, rawDoubleQuotes }: PolicyTree): Fix[] {
  if (related === undefined) return [];
  const quote = text[related.start]!;
  const end = start + text.slice(start, endOfLine(text, start)).trimEnd().length;
  if (text[end - 1] !== quote) return [];
  const inside = { start: related.start + 1, end: end - 1 };
  if (!rawDoubleQuotes || quote === "'") {
    const edits = backslashes(text, inside, /\\[\s\S]|["']/g, quote);
    return [{ title: `Write \\${quote} inside the string`, safe: false, edits }];
  }
  const edits = [
    { start: related.start, end: inside.start, newText: "'" },
    ...backslashes(text, inside, /\\|'/g),
    { start: inside.end, end, newText: "'" },
  ];
  return [{ title: "Enclose the string in single quotes", safe: false, edits }];
}

/** Inserts backslashes before what the pattern finds, or only before finds that are `only`. */
function backslashes(text: string, { start, end }: Span, pattern: RegExp, only?: string): TextEdit[] {
  return [...text.slice(start, end).matchAll(pattern)]
    .filter(([found]) => only === undefined || found === only)
    .map(({ index }) => ({ start: start + index, end: start + index, newText: "\\" }));
}

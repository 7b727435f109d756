import type { PolicyTree, Span } from "../../syntax/tree.ts";
import { firstAt } from "../../text/first-at.ts";
import { endOfLine, startOfLine } from "../../text/lines.ts";

const blank = /^[ \t]*$/;

/**
 * The lines that contain nothing but a part of a text, with their last line end; if there is more on them,
 * only the part.
 */
export function ownLines(text: string, { start, end }: Span): Span {
  const from = startOfLine(text, start);
  const to = endOfLine(text, end);
  if (!blank.test(text.slice(from, start)) || !blank.test(text.slice(end, to))) return { start, end };
  const next = text.indexOf("\n", to);
  return { start: from, end: next === -1 ? text.length : next + 1 };
}

/** Blanks before the first character of the line. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(startOfLine(text, offset), offset))![0];
}

/** A part with the comment lines directly above it, from the start of the first of these lines. */
export function withCommentsAbove({ text, comments }: PolicyTree, { start, end }: Span): Span {
  let from = startOfLine(text, start);
  if (!blank.test(text.slice(from, start))) return { start, end };
  for (let at = firstAt(comments, start) - 1; at >= 0; at--) {
    const comment = comments[at]!;
    const line = startOfLine(text, comment.start);
    const isAbove =
      endOfLine(text, comment.end) === comment.end && text.indexOf("\n", comment.end) + 1 === from;
    if (!isAbove || comment.afterValue || !blank.test(text.slice(line, comment.start))) break;
    from = line;
  }
  return { start: from, end };
}

/** The text with the line ends of another one. */
export function withLineEnds(text: string, lineEnd: string): string {
  return text.replace(/\r?\n/g, lineEnd);
}

/** The lines with the blank line after them, if there is also one before them. */
export function withoutDoubleGap(text: string, { start, end }: Span): Span {
  const isLine = end > 0 && text[end - 1] === "\n";
  const gap = /^[ \t]*\r?\n/.exec(text.slice(end, end + 100));
  if (!isLine || gap === null || !/(?:^|\n)[ \t]*\r?\n$/.test(text.slice(Math.max(0, start - 100), start))) {
    return { start, end };
  }
  return { start, end: end + gap[0].length };
}

/** Is there nothing but blanks before it on its line? */
export function startsLine(text: string, { start }: { start: number }): boolean {
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, start).trim() === "";
}

export function hasBlankLineAbove(tree: PolicyTree, element: Span): boolean {
  const { start } = withCommentsAbove(tree, element);
  return /\n[ \t]*\r?\n[ \t]*$/.test(tree.text.slice(Math.max(0, start - 200), start));
}

import type { Fix } from "../../findings/finding.ts";
import type { Span } from "../../syntax/tree.ts";
import { endOfLine, lineEndOf, startOfLine } from "../../text/lines.ts";

/** How far to look for the start and the end of a line: a file may be a single line of thousands of tags. */
const lookedAt = 1000;

/** Puts a tag around neighbours, on lines of its own if they begin and end their lines. */
export function wrapInTag(text: string, name: string, first: Span, last: Span): Fix {
  const lineStart = startOfLine(text.slice(0, first.start), first.start);
  const indent = text.slice(Math.max(lineStart, first.start - lookedAt), first.start);
  const ownLines =
    indent.trim() === "" &&
    text.slice(last.end, endOfLine(text.slice(0, last.end + lookedAt), last.end)).trim() === "";
  const lineEnd = ownLines ? lineEndOf(text.slice(first.start, first.start + lookedAt)) : "";
  const open = `<${name}>${ownLines ? lineEnd + indent : ""}`;
  const close = `${ownLines ? lineEnd + indent : ""}</${name}>`;
  return {
    title: `Put <${name}> around`,
    safe: false,
    edits: [
      { start: first.start, end: first.start, newText: open },
      { start: last.end, end: last.end, newText: close },
    ],
  };
}

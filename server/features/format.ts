import type { FormattingOptions, Range, TextEdit } from "vscode-languageserver";
import { formatPolicy, widestUnit } from "../../core/editor.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";

/**
 * The edits that format a policy; undefined for one with syntax errors.
 * @param options used if the policy shows no indentation of its own
 * @param within the lines to format; without it all
 */
export function formatDocument(
  document: PolicyDocument,
  { insertSpaces, tabSize }: FormattingOptions,
  within?: Range,
): TextEdit[] | undefined {
  const indent = insertSpaces ? " ".repeat(Math.min(tabSize, widestUnit)) : "\t";
  const edits = formatPolicy(document.tree, { indent })?.map(({ start, end, newText }) => ({
    range: document.rangeOf({ start, end }),
    newText,
  }));
  if (within === undefined) return edits;
  return edits?.filter(
    ({ range }) => range.start.line >= within.start.line && range.end.line <= lastLine(within),
  );
}

/** A selection that ends before the first character of a line does not mean that line. */
function lastLine({ start, end }: Range): number {
  return end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
}

import type { TextEdit } from "vscode-languageserver";
import { type Keyword, startOfLine } from "../../core/editor.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import { enclosingElement } from "../documents/syntax-at.ts";

/**
 * Moves the colon of the line that was just left by Enter to the column of the others in its check. Only if
 * these were aligned on purpose, so that an author who writes `name: value`, or one blank, is left alone.
 *
 * @param offset in the new line
 */
export function alignColon(document: PolicyDocument, offset: number): TextEdit[] {
  const { text, tree } = document;
  const start = startOfLine(text, offset);
  const left = startOfLine(text, start - 1);
  if (start === 0) return [];
  const element = enclosingElement(tree, left);
  const keywords = (element?.children ?? []).filter(
    (node): node is Keyword => node.kind === "keyword" && node.colon !== -1 && isFirstOfLine(text, node),
  );
  const keyword = keywords.find((one) => left <= one.start && one.colon < start);
  if (keyword === undefined) return [];
  const [width, ...otherWidths] = new Set(keywords.filter((one) => one !== keyword).map(colonOf));
  const isColumn = otherWidths.length === 0 && keywords.some((one) => colonOf(one) > nameOf(one) + 1);
  if (width === undefined || !isColumn || width <= nameOf(keyword) || width === colonOf(keyword)) return [];
  const { nameSpan, colon } = keyword;
  const range = document.rangeOf({ start: nameSpan.end, end: colon });
  return [{ range, newText: " ".repeat(width - nameOf(keyword)) }];
}

function isFirstOfLine(text: string, { start }: Keyword): boolean {
  return text.slice(startOfLine(text, start), start).trim() === "";
}

function nameOf({ nameSpan }: Keyword): number {
  return nameSpan.end - nameSpan.start;
}

/** The column of its colon, counted from the start of its name. */
function colonOf({ nameSpan, colon }: Keyword): number {
  return colon - nameSpan.start;
}

import type { TextEdit } from "vscode-languageserver";
import { type Element, endOfLine, lineEndOf, parse, startOfLine } from "../../core/editor.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import { elementsAt } from "../documents/syntax-at.ts";

/**
 * The closing tag for an opening one whose `>` has just been typed, on a line of its own with the same
 * indentation. Only if that leaves fewer tags unpaired: a user who puts a tag around existing text already
 * has the closing one further down.
 *
 * The edit is at the start of the next line, so that the cursor stays where it is. At the end of the text it
 * would move along, so nothing is done there: completion offers the tag.
 */
export function closeTag(document: PolicyDocument, offset: number): TextEdit[] {
  const closing = closingTagAt(document, offset);
  const { text } = document;
  const end = endOfLine(text, offset);
  if (closing === undefined || end === text.length || text.slice(offset, end).trim() !== "") return [];
  const next = text.indexOf("\n", end) + 1;
  const newText = `${closing.indentation}${closing.tag}${lineEndOf(text)}`;
  if (!pairsMore(document, { at: next, newText })) return [];
  return [{ range: document.rangeOf({ start: next, end: next }), newText }];
}

/**
 * The closing tag for the opening tag that ends at an offset; undefined if there is none, or it is already
 * closed.
 */
export function closingTagAt(
  document: PolicyDocument,
  offset: number,
): { tag: string; indentation: string } | undefined {
  const { text } = document;
  if (text[offset - 1] !== ">" || text[offset - 2] === "/") return undefined;
  const path = elementsAt(document.tree, offset - 1);
  const element = path.find(({ open }) => open.end === offset);
  if (element === undefined || !mayBeUnclosed(element, path)) return undefined;
  const line = text.slice(startOfLine(text, element.start), element.start);
  if (line.trim() !== "") return undefined;
  return { tag: `</${closingName(element)}>`, indentation: line };
}

/** A tag that is typed around others may have taken one of their closing tags. */
function mayBeUnclosed({ close, name, open }: Element, path: readonly Element[]): boolean {
  if (open.selfClosing) return false;
  return close === undefined || path.some((outer) => outer.name === name && outer.close === undefined);
}

/** Every ACL block is closed by `</acl>`; everything else by its own name. */
function closingName({ tag, name }: Element): string {
  return tag.endsWith("_acl") ? "acl" : name;
}

const aboutPairs: ReadonlySet<string> = new Set(["unclosed-tag", "unopened-tag", "mismatched-tag"]);

function pairsMore(
  { tree, text, schema }: PolicyDocument,
  { at, newText }: { at: number; newText: string },
): boolean {
  const before = tree.errors.filter(({ rule }) => aboutPairs.has(rule)).length;
  if (before === 0) return false;
  const after = parse(text.slice(0, at) + newText + text.slice(at), schema);
  return after.errors.filter(({ rule }) => aboutPairs.has(rule)).length < before;
}

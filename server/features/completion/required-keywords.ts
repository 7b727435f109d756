import { type ItemSchema, type Span, schemaOfCheck } from "../../../core/editor.ts";
import { documentCheckType } from "../../documents/keyword-holder.ts";
import { restOfLine } from "../../documents/rest-of-line.ts";
import type { CompletionContext } from "./context.ts";
import { SnippetText, valueSnippet } from "./snippet.ts";

/**
 * The lines of a snippet with the required keywords that the check does not have yet, each after a line
 * break; empty if none is missing or something follows the type in its line. A check that already has a known
 * type is left alone: its author is choosing another type, and may rename the keywords.
 */
export function requiredKeywords(context: CompletionContext, item: ItemSchema, type: Span): string {
  const { document, holder } = context;
  const check = holder?.check;
  const checkType = documentCheckType(document);
  if (check === undefined || checkType === undefined || restOfLine(document, type.end).trim() !== "")
    return "";
  if (check.itemType !== undefined && schemaOfCheck(checkType, check, document.schema) !== undefined)
    return "";
  const present = new Set(check.keywords.map(({ name }) => name.toLowerCase()));
  const missing = item.order.filter((name) => name !== "type" && !present.has(name));
  if (missing.length === 0) return "";
  const width = colonColumn(context, type) ?? widest(item.order);
  const snippet = new SnippetText();
  return missing
    .map((name) => `\n${name.padEnd(width)} : ${valueSnippet(snippet, item, item.keywords.get(name)!)}`)
    .join("");
}

/** The width of the names in the line of `type`; 0 if its colon is not aligned. */
function colonColumn({ document }: CompletionContext, type: Span): number | undefined {
  const { character } = document.positionAt(type.start);
  const line = document.text.slice(type.start - character, type.start);
  const [, name, blanks] = /^[ \t]*([A-Za-z_]+)([ \t]*):/.exec(line) ?? [];
  if (name === undefined || blanks === undefined) return undefined;
  return blanks.length <= 1 ? 0 : name.length + blanks.length - 1;
}

function widest(names: readonly string[]): number {
  return names.reduce((width, { length }) => Math.max(width, length), 0);
}

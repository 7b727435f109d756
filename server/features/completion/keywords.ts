import { firstIndex, type ItemSchema, type KeywordSchema, type Span } from "../../../core/editor.ts";
import type { KeywordHolder } from "../../documents/keyword-holder.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";
import type { CompletionContext } from "./context.ts";
import { type KeywordReference, referenceTo } from "./data.ts";
import type { Suggestion } from "./edit.ts";
import { SnippetText, valueSnippet } from "./snippet.ts";
import { offersValues } from "./values.ts";

/** The keywords that the element does not have yet, required ones first, as its other lines write them. */
export function suggestKeywords(context: CompletionContext, replace: Span): Suggestion[] {
  const { document, holder, offset, shown } = context;
  if (holder === undefined) return [];
  const others = holder.present.filter(({ nameSpan }) => offset < nameSpan.start || nameSpan.end < offset);
  const taken = new Set(others.map(({ name }) => name));
  const hasColon = /^[ \t]*:/.test(document.text.slice(replace.end, replace.end + 40));
  const width = nameWidth(document, holder, replace);
  return inOrder(holder)
    .filter(({ name, repeatable }) => repeatable || !taken.has(name))
    .map((keyword) => {
      const { name, required, form } = keyword;
      const text = hasColon || form === "flag" ? name : keywordLine(holder.item, keyword, width);
      return {
        label: name,
        kind: "Property",
        replace,
        text,
        isSnippet: !hasColon,
        detail: required ? "required" : undefined,
        opensList: leavesValueOpen(text) && offersValues(keyword, shown !== undefined),
        data: referenceOf(holder, name),
      };
    });
}

/** Whether the snippet ends in an empty placeholder for the value. A list of choices opens by itself. */
function leavesValueOpen(snippet: string): boolean {
  return /(?:\$1"?)$/.test(snippet);
}

/** Required ones in the order of a new check, then the others, most used first. */
function inOrder({ item, keywords }: KeywordHolder): KeywordSchema[] {
  const order = item?.order ?? [...keywords.keys()].filter((name) => keywords.get(name)!.required);
  const first = order.flatMap((name) => keywords.get(name) ?? []);
  const rest = [...keywords.values()]
    .filter((keyword) => !first.includes(keyword))
    .sort((a, b) => Number(b.required) - Number(a.required) || b.frequency - a.frequency);
  return [...first, ...rest];
}

function keywordLine(item: ItemSchema | undefined, keyword: KeywordSchema, width: number): string {
  return `${keyword.name.padEnd(width)} : ${valueSnippet(new SnippetText(), item, keyword)}`;
}

/** The width of the names that aligns the colons in one column; 0 if the lines share no column. */
function nameWidth(document: PolicyDocument, { present }: KeywordHolder, replace: Span): number {
  const at = document.positionAt(replace.start);
  const columns = new Map<number, number>();
  for (const { nameSpan, colon } of present) {
    if (colon === -1) continue;
    const { line } = document.positionAt(nameSpan.start);
    const { character } = document.positionAt(colon);
    if (line !== at.line) columns.set(character, (columns.get(character) ?? 0) + 1);
  }
  const [usual] = [...columns].sort((left, right) => right[1] - left[1]);
  if (usual === undefined) return widthOfNeighbour(document, replace);
  return Math.max(0, usual[0] - 1 - at.character);
}

/**
 * For the first line of a check, which has no others to follow: the width in the check before it, else in the
 * one after it.
 */
function widthOfNeighbour({ policy: { checks } }: PolicyDocument, { start }: Span): number {
  const next = firstIndex(checks.length, (index) => checks[index]!.element.start > start);
  const before = checks.slice(Math.max(0, next - 2), next).findLast(({ element }) => element.end <= start);
  const widths = (before ?? checks[next])?.keywords
    .filter(({ colon }) => colon !== -1)
    .map(({ nameSpan, colon }) => ({ name: nameSpan.end - nameSpan.start, colon: colon - nameSpan.start }));
  const [first] = widths ?? [];
  // Colons after names of the same length are always aligned.
  const isColumn =
    widths?.every(({ colon }) => colon === first!.colon) &&
    widths.some(({ name, colon }) => colon > name + 1);
  return first !== undefined && isColumn ? first.colon - 1 : 0;
}

function referenceOf({ item, element }: KeywordHolder, name: string): KeywordReference {
  const owner = item ? referenceTo(item) : (element.parent?.tag ?? "");
  return { of: "keyword", owner, name };
}

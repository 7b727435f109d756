import type { Check } from "../../semantics/policy.ts";
import type { Keyword, PolicyTree } from "../../syntax/tree.ts";
import type { TextEdit } from "../../text/text-edit.ts";
import { tagField } from "../check-fields.ts";
import type { KeywordChange } from "../keyword-changes.ts";
import { indentAt, ownLines, withLineEnds } from "./own-lines.ts";

/**
 * The edits that make changes of mine in a check of the next edition, in any order. Values are taken as
 * written in mine: both are read by the rules of the same check type.
 *
 * @param mine the check that the changes lead to
 */
export function checkEdits(
  mine: Check,
  next: Check,
  changes: readonly KeywordChange[],
  lineEnd: string,
): TextEdit[] {
  const edits: TextEdit[] = [];
  /** My keywords that the next edition lacks, after the keyword that is before them. */
  const missing = new Set<string>();
  for (const { keyword, after } of changes) {
    if (keyword === tagField) addAll(edits, tagEdits(mine, next));
    else if (after === undefined)
      for (const one of keywordsNamed(next, keyword)) edits.push(removal(next.tree, one));
    else if (keywordsNamed(next, keyword).length === 0) missing.add(keyword);
    else addAll(edits, replacements(mine, next, keyword, lineEnd));
  }
  if (missing.size > 0) addAll(edits, insertions(mine, next, missing, changes, lineEnd));
  return edits;
}

function addAll(edits: TextEdit[], more: readonly TextEdit[]): void {
  for (const edit of more) edits.push(edit);
}

function keywordsNamed({ keywords }: Check, keyword: string): Keyword[] {
  return keywords.filter(({ name }) => name.toLowerCase() === keyword);
}

function source({ text }: PolicyTree, { start, end }: { start: number; end: number }): string {
  return text.slice(start, end);
}

function removal({ text }: PolicyTree, keyword: Keyword): TextEdit {
  return { ...ownLines(text, keyword), newText: "" };
}

/** Replaces the values of the next edition by mine; further ones come after the last that both have. */
function replacements(mine: Check, next: Check, keyword: string, lineEnd: string): TextEdit[] {
  const [own, theirs] = [keywordsNamed(mine, keyword), keywordsNamed(next, keyword)];
  const edits: TextEdit[] = [];
  for (const [index, old] of theirs.entries()) {
    const fresh = own[index];
    if (fresh === undefined) {
      edits.push(removal(next.tree, old));
      continue;
    }
    const more = index === theirs.length - 1 ? own.slice(index + 1) : [];
    const lines = more.map((one) => lineOf(mine.tree, one, indentAt(next.tree.text, old.start), lineEnd));
    const isSame = source(mine.tree, fresh) === source(next.tree, old);
    if (isSame && lines.length === 0) continue;
    const [from, value] =
      old.value !== undefined && fresh.value !== undefined
        ? [old.value.start, source(mine.tree, fresh.value)]
        : [old.start, source(mine.tree, fresh)];
    edits.push({ start: from, end: old.end, newText: withLineEnds(value, lineEnd) + lines.join("") });
  }
  return edits;
}

/** A keyword of mine on its own line, below the one before it. */
function lineOf(tree: PolicyTree, keyword: Keyword, indent: string, lineEnd: string): string {
  return `${lineEnd}${indent}${withLineEnds(source(tree, keyword), lineEnd)}`;
}

function insertions(
  mine: Check,
  next: Check,
  missing: ReadonlySet<string>,
  changes: readonly KeywordChange[],
  lineEnd: string,
): TextEdit[] {
  const gone = new Set(changes.filter(({ after }) => after === undefined).map(({ keyword }) => keyword));
  const last = new Map<string, Keyword>();
  for (const keyword of next.keywords) {
    const name = keyword.name.toLowerCase();
    if (!gone.has(name)) last.set(name, keyword);
  }
  const { open } = next.element;
  const first = next.keywords[0];
  const indent =
    first === undefined ? `${indentAt(next.tree.text, open.start)}  ` : indentAt(next.tree.text, first.start);
  const edits: TextEdit[] = [];
  let before: Keyword | undefined;
  for (const keyword of mine.keywords) {
    const name = keyword.name.toLowerCase();
    if (!missing.has(name)) {
      before = last.get(name) ?? before;
      continue;
    }
    const at = before?.end ?? open.end;
    edits.push({ start: at, end: at, newText: lineOf(mine.tree, keyword, indent, lineEnd) });
  }
  return edits;
}

function tagEdits(mine: Check, next: Check): TextEdit[] {
  const [own, theirs] = [mine.element, next.element];
  const edits = [{ start: theirs.open.start, end: theirs.open.end, newText: source(mine.tree, own.open) }];
  if (own.close !== undefined && theirs.close !== undefined) {
    edits.push({ start: theirs.close.start, end: theirs.close.end, newText: source(mine.tree, own.close) });
  }
  return edits;
}

import type { Fix } from "../../findings/finding.ts";
import {
  firstEntity,
  holdsEscapedTag,
  type PageMark,
  pageMarks,
  unescapeHtml,
} from "../../semantics/page-copy.ts";
import { parse } from "../../syntax/parse.ts";
import type { Span } from "../../syntax/tree.ts";
import { changedRange } from "../../text/changed-range.ts";
import { applyEdits } from "../../text/text-edit.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";
import { straightQuotes } from "./smart-quotes.ts";

export const pageCopy: Rule = {
  id: "page-copy",
  severity: "error",
  since: "0.1.0",
  source: { kind: "cause", run: findCopies },
};

/** This many places are not single slips: the text was copied as a whole. */
const fewPlaces = 3;

function findCopies(context: PolicyContext, report: Report, explain: (span: Span) => void): void {
  const { tree } = context;
  const marks = pageMarks(tree);
  if (marks.length === 0) return;
  const copies = gather(context, marks);
  const whole = { start: 0, end: tree.text.length, marks: [...marks] };
  const noTags =
    tree.checkType === undefined &&
    copies.some(({ start, end }) => holdsEscapedTag(tree.text.slice(start, end)));
  if (noTags || copies.length > fewPlaces) {
    reportCopy(context, whole, report);
    for (const span of noTags ? [whole] : copies) explain(span);
    return;
  }
  for (const copy of copies) {
    // A single string in typographic quotes is reported by smart-quotes.
    if (copy.marks[0]!.kind === "quotes") continue;
    reportCopy(context, copy, report);
    explain(copy);
  }
}

interface Copy extends Span {
  marks: PageMark[];
}

/**
 * Marks between tags that are written with entities are one copy, up to the first check that isn't; so are
 * marks that overlap.
 */
function gather({ tree: { text }, policy }: PolicyContext, marks: readonly PageMark[]): Copy[] {
  const tags = marks.filter(({ start, end }) => holdsEscapedTag(text.slice(start, end)));
  const copies: Copy[] = [];
  let reach = 0;
  let nextTag = 0;
  let nextCheck = 0;
  for (const mark of marks) {
    const copy = copies.at(-1);
    if (copy !== undefined && mark.start < reach) copy.marks.push(mark);
    else copies.push({ start: mark.start, end: mark.end, marks: [mark] });
    reach = Math.max(reach, mark.end);
    if (mark === tags[nextTag]) {
      const following = tags[++nextTag];
      while ((policy.checks[nextCheck]?.element.start ?? Infinity) < mark.start) nextCheck++;
      const check = policy.checks[nextCheck]?.element.start ?? Infinity;
      if (following !== undefined && following.start < check) reach = Math.max(reach, following.end);
    }
    copies.at(-1)!.end = reach;
  }
  return copies;
}

function reportCopy(context: PolicyContext, copy: Copy, report: Report): void {
  const { text } = context.tree;
  report(firstLine(text, copy.marks[0]!), messageFor(text, copy.marks), {
    fixes: unescapeAll(context, copy),
  });
}

function messageFor(text: string, marks: readonly PageMark[]): string {
  const kinds = new Set(marks.map(({ kind }) => kind));
  const told: string[] = [];
  const escaped = marks.find(({ kind }) => kind === "entity");
  if (escaped !== undefined) {
    const entity = firstEntity(text.slice(escaped.start, escaped.end));
    told.push(`HTML writes ${entity} for ${unescapeHtml(entity)}`);
  }
  if (kinds.has("quotes")) told.push("typographic quotes are not quotes");
  if (kinds.has("blank")) told.push("non-breaking blanks are not blanks");
  return `This was copied from a web page: ${told.join(", ")}.`;
}

/** Resolves entities inside of the span, and then removes what else is left of the page. */
function unescapeAll({ tree, schema }: PolicyContext, { start, end }: Span): Fix[] {
  const { text } = tree;
  const unescaped = text.slice(0, start) + unescapeHtml(text.slice(start, end)) + text.slice(end);
  const again = parse(unescaped, schema);
  const edits = pageMarks(again).flatMap((mark) => {
    if (mark.start < start || mark.end > unescaped.length - (text.length - end)) return [];
    if (mark.kind === "quotes") return straightQuotes(mark, again);
    return mark.kind === "blank"
      ? [{ start: mark.start, end: mark.end, newText: " ".repeat(mark.end - mark.start) }]
      : [];
  });
  const fixed = applyEdits(
    unescaped,
    edits.sort((left, right) => left.start - right.start),
  );
  const range = changedRange(text, fixed);
  if (range.start === range.oldEnd && range.start === range.newEnd) return [];
  const newText = fixed.slice(range.start, range.newEnd);
  return [
    {
      title: "Write what the page shows",
      safe: false,
      edits: [{ start: range.start, end: range.oldEnd, newText }],
    },
  ];
}

function firstLine(text: string, { start, end }: Span): Span {
  const newline = text.slice(start, end).search(/[\r\n]/);
  return { start, end: newline === -1 ? end : start + newline };
}

import { inlineCode } from "../../text/markdown-text.ts";
import { type Paint, paint, printable } from "../paint.ts";
import { groupedChanges, type ReportedChange, type ReportedComparison } from "./comparison.ts";

/** For people: a line for each change. */
export function comparisonAsText(
  { before, after, changes, notes }: ReportedComparison,
  { color = false } = {},
): string {
  const pen = paint(color);
  const lines = [pen.bold(`${printable(before)} → ${printable(after)}`)];
  if (changes.length === 0) lines.push("Nothing has changed.");
  for (const group of groupedChanges(changes)) {
    lines.push("", group.heading);
    for (const change of group.changes) lines.push(`  ${painted(pen, change)}`);
  }
  if (notes.length > 0) lines.push("", notes.map((note) => pen.dim(`note: ${printable(note)}`)).join("\n"));
  return `${lines.join("\n")}\n`;
}

function painted(pen: Paint, { sign, text }: ReportedChange): string {
  if (sign === "+") return pen.green(printable(text));
  return sign === "-" ? pen.red(printable(text)) : pen.yellow(printable(text));
}

/** `schema/output/diff.schema.json` */
export function comparisonAsJson({ kind, before, after, changes, notes }: ReportedComparison): string {
  return `${JSON.stringify({ version: 1, kind, before, after, changes, notes }, null, 2)}\n`;
}

/** For a ticket or a comment on a change: every text as code, so that nothing in it is read as Markdown. */
export function comparisonAsMarkdown({ before, after, changes, notes }: ReportedComparison): string {
  const lines = [`# ${inlineCode(before)} → ${inlineCode(after)}`, ""];
  if (changes.length === 0) lines.push("Nothing has changed.", "");
  for (const group of groupedChanges(changes)) {
    const items = group.changes.map(({ text }) => `- ${inlineCode(text)}`);
    lines.push(`## ${group.heading}`, "", items.join("\n"), "");
  }
  if (notes.length > 0)
    lines.push("## Notes", "", notes.map((note) => `- ${inlineCode(note)}`).join("\n"), "");
  return lines.join("\n");
}

import { inlineCode } from "../../text/markdown-text.ts";
import { html, htmlPage, type Markup } from "../html/html-page.ts";
import { noLinks, type PlaceLink, placeMarkup, placesMarkup } from "../html/place-link.ts";
import { type Paint, paint, printable } from "../paint.ts";
import { countsText, groupedChanges, type ReportedChange, type ReportedComparison } from "./comparison.ts";

/**
 * For people: a line for each change. @param texts also lists checks in which only texts for people have
 * changed
 */
export function comparisonAsText(
  { before, after, changes: all, counts, notes }: ReportedComparison,
  { color = false, texts = false } = {},
): string {
  const pen = paint(color);
  const changes = texts ? all : all.filter(({ about }) => about !== "text");
  const lines = [pen.bold(`${printable(before)} → ${printable(after)}`)];
  if (all.length === 0) lines.push("Nothing has changed.");
  else if (counts !== undefined) lines.push(countsText(counts));
  for (const group of groupedChanges(changes)) {
    lines.push("", group.heading);
    for (const change of group.changes) lines.push(`  ${paintChange(pen, change)}`);
  }
  if (notes.length > 0) lines.push("", notes.map((note) => pen.dim(`note: ${printable(note)}`)).join("\n"));
  return `${lines.join("\n")}\n`;
}

function paintChange(pen: Paint, { sign, text }: ReportedChange): string {
  if (sign === "+") return pen.green(printable(text));
  return sign === "-" ? pen.red(printable(text)) : pen.yellow(printable(text));
}

/** `schema/output/diff.schema.json` */
export function comparisonAsJson({
  kind,
  before,
  after,
  changes,
  counts,
  notes,
}: ReportedComparison): string {
  return `${JSON.stringify({ version: 1, kind, before, after, counts, changes, notes }, null, 2)}\n`;
}

/** For a ticket or a comment on a change: every text is code, so that nothing in it is read as Markdown. */
export function comparisonAsMarkdown(
  { before, after, changes: all, counts, notes }: ReportedComparison,
  { texts = false } = {},
): string {
  const changes = texts ? all : all.filter(({ about }) => about !== "text");
  const lines = [`# ${inlineCode(before)} → ${inlineCode(after)}`, ""];
  if (all.length === 0) lines.push("Nothing has changed.", "");
  else if (counts !== undefined) lines.push(countsText(counts), "");
  for (const group of groupedChanges(changes)) {
    const items = group.changes.map(({ text }) => `- ${inlineCode(text)}`);
    lines.push(`## ${group.heading}`, "", items.join("\n"), "");
  }
  if (notes.length > 0)
    lines.push("## Notes", "", notes.map((note) => `- ${inlineCode(note)}`).join("\n"), "");
  return lines.join("\n");
}

/** One self-contained page. */
export function comparisonAsHtml(comparison: ReportedComparison): string {
  return htmlPage(`${comparison.before} → ${comparison.after}`, comparisonBody(comparison));
}

/** The content of the page; its sides are `before` and `after`. */
export function comparisonBody(
  { before, after, changes, counts, notes }: ReportedComparison,
  link: PlaceLink = noLinks,
): Markup {
  const summary = changes.length === 0 ? "Nothing has changed." : counts && countsText(counts);
  const groups = groupedChanges(changes).map(
    (group) => html`<h2>${group.heading}</h2>
<ul>${group.changes.map((change) => changeItem(change, link))}</ul>
`,
  );
  return html`<h1>${before} → ${after}</h1>
<p>${summary ?? ""}</p>
${groups}${notesMarkup(notes)}`;
}

/** What limits a comparison. */
export function notesMarkup(notes: readonly string[]): Markup {
  if (notes.length === 0) return html``;
  return html`<h2>Notes</h2>
<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>
`;
}

const colors = { "+": "passed", "-": "failed", "~": "warning" } as const;

function changeItem({ sign, text, lines }: ReportedChange, link: PlaceLink): Markup {
  const places = (["before", "after"] as const).flatMap((side) => {
    const [line] = lines?.[side] ?? [];
    return line === undefined ? [] : [placeMarkup(link, side, line, `line ${line} ${side}`)];
  });
  return html`<li><span class="${colors[sign]}">${text}</span>${placesMarkup(places)}</li>
`;
}

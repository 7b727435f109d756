import { inlineCode } from "../../text/markdown-text.ts";
import { html, htmlPage, type Markup } from "../html/html-page.ts";
import { noLinks, type PlaceLink, placeMarkup, placesMarkup } from "../html/place-link.ts";
import { paint, printable } from "../paint.ts";
import { countsText } from "./comparison.ts";
import { notesMarkup } from "./comparison-formats.ts";
import {
  groupedByOutcome,
  mergeWords,
  outcomesText,
  type ReportedMerge,
  type ReportedMergeItem,
} from "./merge.ts";

/** For people: a line for each change of mine. */
export function mergeAsText(
  { base, mine, next, changes, vendor, notes }: ReportedMerge,
  { color = false } = {},
): string {
  const pen = paint(color);
  const lines = [
    pen.bold(`${printable(mine)}, made from ${printable(base)}, and ${printable(next)}`),
    outcomesText(changes),
    `Between the editions of the vendor: ${countsText(vendor)}`,
  ];
  const paintOf = { conflict: pen.red, applies: pen.green, "made-too": pen.dim };
  for (const { heading, outcome, changes: group } of groupedByOutcome(changes)) {
    lines.push("", heading);
    for (const change of group) {
      lines.push(
        `  ${paintOf[outcome](printable(`${change.name}${placeText(change)}: ${mergeWords(change)}`))}`,
      );
    }
  }
  if (notes.length > 0) lines.push("", notes.map((note) => pen.dim(`note: ${printable(note)}`)).join("\n"));
  return `${lines.join("\n")}\n`;
}

/** Where it is in the vendor's edition, or else in mine. */
function placeText({ lines: { mine, next } }: ReportedMergeItem): string {
  if (next !== undefined) return ` (line ${next})`;
  return mine === undefined ? "" : ` (line ${mine} of yours)`;
}

/** `schema/output/merge.schema.json` */
export function mergeAsJson({ base, mine, next, changes, vendor, notes }: ReportedMerge): string {
  return `${JSON.stringify({ version: 1, base, mine, next, changes, vendor, notes }, null, 2)}\n`;
}

/** Every text is code, so that nothing in it is read as Markdown. */
export function mergeAsMarkdown({ base, mine, next, changes, vendor, notes }: ReportedMerge): string {
  const lines = [
    `# ${inlineCode(mine)} and ${inlineCode(next)}`,
    "",
    `Made from ${inlineCode(base)}. ${outcomesText(changes)}`,
    "",
    `Between the editions of the vendor: ${countsText(vendor)}`,
    "",
  ];
  for (const { heading, changes: group } of groupedByOutcome(changes)) {
    const items = group.map(
      (change) => `- ${inlineCode(`${change.name}${placeText(change)}`)}: ${inlineCode(mergeWords(change))}`,
    );
    lines.push(`## ${heading}`, "", items.join("\n"), "");
  }
  if (notes.length > 0)
    lines.push("## Notes", "", notes.map((note) => `- ${inlineCode(note)}`).join("\n"), "");
  return lines.join("\n");
}

const colors = { conflict: "failed", applies: "passed", "made-too": "skipped" } as const;

/** One self-contained page. */
export function mergeAsHtml(merge: ReportedMerge): string {
  return htmlPage(`${merge.mine} and ${merge.next}`, mergeBody(merge));
}

/** The content of the page; its sides are `base`, `mine` and `next`. */
export function mergeBody(
  { base, mine, next, changes, vendor, notes }: ReportedMerge,
  link: PlaceLink = noLinks,
): Markup {
  const groups = groupedByOutcome(changes).map(
    ({ heading, outcome, changes: group }) => html`<h2>${heading}</h2>
<ul>${group.map((change) => itemMarkup(change, colors[outcome], link))}</ul>
`,
  );
  return html`<h1>${mine} and ${next}</h1>
<p>Made from ${base}. ${outcomesText(changes)}</p>
<p>Between the editions of the vendor: ${countsText(vendor)}</p>
${groups}${notesMarkup(notes)}`;
}

const sides = { mine: "of yours", next: "of the next edition" } as const;

function itemMarkup(change: ReportedMergeItem, color: string, link: PlaceLink): Markup {
  const places = (["next", "mine"] as const).flatMap((side) => {
    const line = change.lines[side];
    return line === undefined ? [] : [placeMarkup(link, side, line, `line ${line} ${sides[side]}`)];
  });
  return html`<li><span class="${color}">${change.name}</span>: ${mergeWords(change)}${placesMarkup(places)}</li>
`;
}

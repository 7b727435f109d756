import { filterScript, filterScriptHash } from "./html-script.ts";
import { reportStyle } from "./html-style.ts";

/** Markup that is safe to put into a page; only `html` creates it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | readonly Markup[] | string | number;

/** Creates markup from a template: what is filled in is escaped unless it is markup itself. */
export function html(pieces: TemplateStringsArray, ...parts: Part[]): Markup {
  const filled = parts.map((part, index) => markupText(part) + pieces[index + 1]);
  return new Markup(pieces[0] + filled.join(""));
}

function markupText(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(({ text }) => text).join("");
  return escapeHtml(String(part));
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

export interface PageOptions {
  /** Whether items can be filtered: those with `data-s`, which has their statuses, below `filterBar`. */
  hasFilter?: boolean;
}

/**
 * A whole page in one file: nothing is loaded from elsewhere, and no script runs except that of the filter.
 */
export function htmlPage(title: string, body: Markup, options?: PageOptions): string {
  return [...htmlPagePieces(title, [body], options)].join("");
}

/** The same, piece by piece. */
export function* htmlPagePieces(
  title: string,
  body: Iterable<Markup>,
  { hasFilter = false }: PageOptions = {},
): Generator<string> {
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    ...(hasFilter ? [`script-src '${filterScriptHash}'`] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ];
  yield `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">
<title>${escapeHtml(title)}</title>
<style>${reportStyle}</style>
<body>
<main>
`;
  for (const { text } of body) yield text;
  yield `
</main>
${hasFilter ? `<script>${filterScript}</script>\n` : ""}</body>
</html>
`;
}

/**
 * Shows only the items with a text or a status. It is only visible if scripts run.
 * @param hint what the text may be from
 */
export function filterBar(hint: string, statuses: readonly { key: string; label: string }[]): Markup {
  return html`<div class="filter" role="search" aria-label="Filter" hidden>
<label>Filter <input type="search" placeholder="${hint}"></label>
<label>Show <select><option value="">all</option>${statuses.map(({ key, label }) => html`<option value="${key}">${label}</option>`)}</select></label>
<output role="status"></output>
</div>
`;
}

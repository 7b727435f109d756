/** Markup that is safe to put into a page; only `html` makes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | readonly Markup[] | string | number;

/** Markup from a template: what is filled in is escaped unless it is markup itself. */
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

const style = `
:root { color-scheme: light dark; --line: #8884; --passed: #1a7f37; --failed: #cf222e; --warning: #9a6700; --error: #8250df; --undecided: #0969da; --none: #6e7781; }
@media (prefers-color-scheme: dark) { :root { --passed: #3fb950; --failed: #f85149; --warning: #d29922; --error: #a371f7; --undecided: #58a6ff; --none: #8b949e; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
.scroll { overflow-x: auto; } pre { overflow-x: auto; border: 1px solid var(--line); padding: .5rem; } h3 { margin-bottom: .2rem; }
.passed { color: var(--passed); } .failed { color: var(--failed); } .warning { color: var(--warning); } .error { color: var(--error); }
.undecided { color: var(--undecided); }
.not-evaluated, .skipped, .waiting, .hint { color: var(--none); } .status { font-weight: 600; white-space: nowrap; } a.status { text-decoration-style: dotted; }
svg text { fill: currentColor; font-size: 11px; } mark { background: none; color: var(--failed); text-decoration: underline wavy; }
`;

/** A whole page in one file: no script, nothing loaded from elsewhere. */
export function htmlPage(title: string, body: Markup): string {
  return [...htmlPagePieces(title, [body])].join("");
}

/** The same piece by piece. */
export function* htmlPagePieces(title: string, body: Iterable<Markup>): Generator<string> {
  yield `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
<body>
`;
  for (const { text } of body) yield text;
  yield `
</body>
</html>
`;
}

import { plural } from "../../text/plural.ts";
import { type LintReport, type ReportedFile, type ReportedFinding, summariseFindings } from "../report.ts";
import { filterBar, html, htmlPage, type Markup } from "./html-page.ts";

const severities = ["error", "warning", "hint"] as const;
const signs = { error: "✗", warning: "⚠", hint: "○" } as const;

/** Findings as one self-contained page: the counts, then the files, those with the most errors first. */
export function lintAsHtml({ files }: LintReport): string {
  const summary = summariseFindings(files);
  const counts = severities.map(
    (severity) =>
      html`<li class="${classOf(severity)}"><b>${summary[severity]}</b> ${signs[severity]} ${wordFor(summary[severity], severity)}</li>`,
  );
  const found = files.filter(({ findings }) => findings.length > 0);
  const sorted = found
    .map((file) => ({ file, counts: summariseFindings([file]) }))
    .sort((a, b) => b.counts.error - a.counts.error || b.counts.warning - a.counts.warning);
  return htmlPage(
    "Audit policies",
    html`<h1>Audit policies</h1>
<p>${plural(files.length, "file")}, ${found.length} with findings.</p>
<ul class="counts">${counts}</ul>
${filterBar(
  "Rule, file or message",
  severities.map((severity) => ({ key: severity, label: `${severity}s` })),
)}${sorted.map(({ file }) => fileSection(file))}`,
    { hasFilter: true },
  );
}

function wordFor(count: number, word: string): string {
  return count === 1 ? word : `${word}s`;
}

/** An error has the color of a failure. */
function classOf(severity: ReportedFinding["severity"]): string {
  return severity === "error" ? "failed" : severity;
}

function fileSection({ path, findings }: ReportedFile): Markup {
  return html`<section>
<h2>${path}</h2>
${findings.map(findingBlock)}</section>
`;
}

function findingBlock(finding: ReportedFinding): Markup {
  const { rule, severity, message, range, related, fix, url } = finding;
  return html`<article data-s="${severity}"><p><span class="status ${classOf(severity)}">${signs[severity]} ${severity}</span> <a href="${url}">${rule}</a>, line ${range.start.line}: ${message}
${related ? html`<br>Line ${related.range.start.line}: ${related.message}` : ""}${fix ? html`<br>Fix: ${fix.title}` : ""}</p>
<pre>${sourceMarkup(finding)}</pre></article>
`;
}

/** The lines of the finding, with the finding marked. */
function sourceMarkup({ range, source }: ReportedFinding): Markup[] {
  return source.map((text, index) => {
    const line = range.start.line + index;
    const from = index === 0 ? range.start.column - 1 : 0;
    const to = line === range.end.line ? range.end.column - 1 : text.length;
    return html`${line} | ${text.slice(0, from)}<mark>${text.slice(from, to)}</mark>${text.slice(to)}
`;
  });
}

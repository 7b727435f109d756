import { plural } from "../../text/plural.ts";
import { type LintReport, type ReportedFile, type ReportedFinding, summariseFindings } from "../report.ts";
import { html, htmlPage, type Markup } from "./html-page.ts";

/** Findings as one self-contained page. */
export function lintAsHtml({ files }: LintReport): string {
  const { error, warning, hint } = summariseFindings(files);
  const counts = [plural(error, "error"), plural(warning, "warning"), plural(hint, "hint")].join(", ");
  const sections = files.filter(({ findings }) => findings.length > 0).map(fileSection);
  return htmlPage(
    "Audit policies",
    html`<h1>Audit policies</h1>
<p>${counts} in ${plural(files.length, "file")}.</p>
${sections}`,
  );
}

function fileSection({ path, findings }: ReportedFile): Markup {
  return html`<h2>${path}</h2>
${findings.map(findingBlock)}`;
}

function findingBlock(finding: ReportedFinding): Markup {
  const { rule, severity, message, range, related, fix, url } = finding;
  const color = severity === "error" ? "failed" : severity;
  return html`<p><span class="status ${color}">${severity}</span> <a href="${url}">${rule}</a>, line ${range.start.line}: ${message}
${related ? html`<br>Line ${related.range.start.line}: ${related.message}` : ""}${fix ? html`<br>Fix: ${fix.title}` : ""}</p>
<pre>${sourceMarkup(finding)}</pre>
`;
}

/** The lines of the finding with its part of them marked. */
function sourceMarkup({ range, source }: ReportedFinding): Markup[] {
  return source.map((text, index) => {
    const line = range.start.line + index;
    const from = index === 0 ? range.start.column - 1 : 0;
    const to = line === range.end.line ? range.end.column - 1 : text.length;
    return html`${line} | ${text.slice(0, from)}<mark>${text.slice(from, to)}</mark>${text.slice(to)}
`;
  });
}

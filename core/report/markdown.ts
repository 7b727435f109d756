import { plural } from "./plural.ts";
import { relatedPlace } from "./related-place.ts";
import { type CheckReport, type LintReport, summariseFindings, summariseVerdicts } from "./report.ts";
import { checkName, groupVerdicts, statusLabel, verdictDetails } from "./verdict-groups.ts";

/** Findings as Markdown, for a job summary or a comment: counts, then a table for each file with findings. */
export function lintAsMarkdown({ files }: LintReport): string {
  const { error, warning, hint } = summariseFindings(files);
  const counts = [plural(error, "error"), plural(warning, "warning"), plural(hint, "hint")].join(", ");
  const sections = files
    .filter(({ findings }) => findings.length > 0)
    .map(({ path, findings }) => [
      `### ${cell(path)}`,
      "",
      ...table(
        ["Line", "Severity", "Rule", "Message"],
        findings.map((finding) => [
          String(finding.range.start.line),
          finding.severity,
          `[${cell(finding.rule)}](${finding.url})`,
          [finding.message, relatedPlace(finding)]
            .flatMap((text) => (text === undefined ? [] : cell(text)))
            .join("<br>"),
        ]),
      ),
      "",
    ]);
  return [
    `## Audit policies`,
    "",
    `${counts} in ${plural(files.length, "file")}.`,
    "",
    ...sections.flat(),
  ].join("\n");
}

/** Verdicts as Markdown: counts, then a table for each policy on each host. */
export function checkAsMarkdown({ results }: CheckReport): string {
  const { passed, failed, warning, error, notEvaluated } = summariseVerdicts(results);
  const sections = groupVerdicts(results).map(({ policy, host, verdicts }) => [
    `### ${cell(policy)} on ${cell(host)}`,
    "",
    ...table(
      ["Verdict", "Check", "Why"],
      verdicts.map((verdict) => [
        statusLabel(verdict.status),
        `${cell(checkName(verdict.check))} (line ${verdict.check.line})`,
        verdictDetails(verdict).map(cell).join("<br>"),
      ]),
    ),
    "",
  ]);
  return [
    "## Audit verdicts",
    "",
    `${passed} passed, ${failed} failed, ${warning} warning, ${error} error, ${notEvaluated} not evaluated.`,
    "",
    ...sections.flat(),
  ].join("\n");
}

function table(head: readonly string[], rows: readonly string[][]): string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [row(head), row(head.map(() => "---")), ...rows.map(row)];
}

/** Plain text for a table cell: nothing in it is Markdown or HTML. */
function cell(text: string): string {
  return text
    .replace(/[\\`*_[\]|~@#$]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/\s+/g, " ");
}

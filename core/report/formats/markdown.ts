import { escapeMarkdown } from "../../text/markdown-text.ts";
import { plural } from "../../text/plural.ts";
import {
  checkName,
  groupVerdicts,
  labelIfReached,
  type SharedDoubt,
  statusLabel,
  verdictBlocks,
  verdictDetails,
} from "../check/verdict-groups.ts";
import { relatedPlace } from "../related-place.ts";
import {
  type CheckReport,
  type LintReport,
  type ReportedVerdict,
  shownCounts,
  summariseFindings,
  summariseVerdicts,
} from "../report.ts";

/** Findings as Markdown, for a job summary or a comment: counts, then a table for each file with findings. */
export function lintAsMarkdown({ files }: LintReport): string {
  const { error, warning, hint } = summariseFindings(files);
  const counts = [plural(error, "error"), plural(warning, "warning"), plural(hint, "hint")].join(", ");
  const sections = files
    .filter(({ findings }) => findings.length > 0)
    .map(({ path, findings }) => [
      `### ${escapeMarkdown(path)}`,
      "",
      ...table(
        ["Line", "Severity", "Rule", "Message"],
        findings.map((finding) => [
          String(finding.range.start.line),
          finding.severity,
          `[${escapeMarkdown(finding.rule)}](${finding.url})`,
          [finding.message, relatedPlace(finding)]
            .flatMap((text) => (text === undefined ? [] : escapeMarkdown(text)))
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
export function checkAsMarkdown(report: CheckReport): string {
  return [...checkAsMarkdownPieces(report)].join("");
}

/** The same, piece by piece. */
export function* checkAsMarkdownPieces({ results }: CheckReport): Generator<string> {
  const counts = shownCounts(summariseVerdicts(results)).map(({ text }) => text);
  yield `## Audit verdicts\n\n${counts.join(", ")}.\n`;
  for (const { policy, host, verdicts } of groupVerdicts(results)) {
    const rows = verdictBlocks(verdicts).flatMap((block) =>
      block.kind === "verdict" ? [verdictRow(block.verdict)] : doubtRows(block.doubt),
    );
    const title = `\n### ${escapeMarkdown(policy)} on ${escapeMarkdown(host)}\n`;
    yield [title, ...table(["Verdict", "Check", "Why"], rows), ""].join("\n");
  }
}

function verdictRow(verdict: ReportedVerdict): string[] {
  const { status, check } = verdict;
  return [
    statusLabel(status),
    `${escapeMarkdown(checkName(check))} (line ${check.line})`,
    verdictDetails(verdict).map(escapeMarkdown).join("<br>"),
  ];
}

/** What is not decided, then the checks that depend on it. */
function doubtRows({ title, line, reason, remedy, verdicts }: SharedDoubt): string[][] {
  const why = [reason, ...(remedy === undefined ? [] : [`help: ${remedy}`])];
  return [
    ["UNDECIDED", `${escapeMarkdown(title)} (line ${line})`, why.map(escapeMarkdown).join("<br>")],
    ...verdicts.map((verdict) => [
      verdict.gate === undefined ? "" : labelIfReached(verdict),
      `${escapeMarkdown(checkName(verdict.check))} (line ${verdict.check.line})`,
      verdict.gate === undefined ? "" : escapeMarkdown(verdict.reason),
    ]),
  ];
}

function table(head: readonly string[], rows: readonly string[][]): string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [row(head), row(head.map(() => "---")), ...rows.map(row)];
}

import type { Severity } from "../../findings/finding.ts";
import { plural } from "../../text/plural.ts";
import { type Paint, paint, printable } from "../paint.ts";
import { type LintReport, type ReportedFile, type ReportedFinding, summariseFindings } from "../report.ts";

const tabWidth = 4;

/** Findings for people: grouped by file, each with its lines, and a summary at the end. */
export function lintAsText({ files }: LintReport, { color = false } = {}): string {
  const pen = paint(color);
  const blocks = files.filter(({ findings }) => findings.length > 0).map((file) => fileBlock(file, pen));
  return `${[...blocks, summaryLine(files, pen)].join("\n\n")}\n`;
}

function fileBlock({ path, findings }: ReportedFile, pen: Paint): string {
  return [pen.bold(printable(path)), ...findings.map((finding) => findingBlock(path, finding, pen))].join(
    "\n\n",
  );
}

function findingBlock(path: string, finding: ReportedFinding, pen: Paint): string {
  const { rule, severity, message, range, related, fix } = finding;
  const lines = [
    `${severityColor(pen, severity)(`${severity}[${rule}]`)}: ${pen.bold(printable(message))}`,
    `  ${pen.blue("-->")} ${printable(path)}:${range.start.line}:${range.start.column}`,
    ...codeFrame(finding, pen),
  ];
  if (related)
    lines.push(`  ${pen.blue("=")} line ${related.range.start.line}: ${printable(related.message)}`);
  if (fix) lines.push(`  ${pen.blue("=")} fix${fix.safe ? "" : " (unsafe)"}: ${printable(fix.title)}`);
  return lines.join("\n");
}

/** The lines of the finding, numbered, with carets under the finding. */
function codeFrame({ range, source, severity }: ReportedFinding, pen: Paint): string[] {
  const lastLine = range.start.line + source.length - 1;
  const width = String(lastLine).length;
  const bar = pen.blue("|");
  const frame = [`${" ".repeat(width)} ${bar}`];
  source.forEach((text, index) => {
    const line = range.start.line + index;
    const from = index === 0 ? range.start.column - 1 : text.length - text.trimStart().length;
    const to = line === range.end.line ? range.end.column - 1 : text.length;
    const shown = aroundPlace(text, from, to);
    const before = columns(shown.text.slice(0, shown.from));
    const carets = "^".repeat(Math.max(1, columns(shown.text.slice(0, shown.to)) - before));
    const under = " ".repeat(before) + severityColor(pen, severity)(carets);
    frame.push(`${pen.blue(String(line).padStart(width))} ${bar} ${printable(expandTabs(shown.text))}`);
    frame.push(`${" ".repeat(width)} ${bar} ${under}`);
  });
  if (range.end.line > lastLine) frame.push(`${" ".repeat(width)} ${bar} … to line ${range.end.line}`);
  return frame;
}

/** Longer lines are only partly shown. */
const widestLine = 400;
const shownBefore = 100;

/** A line, or of a long one the part around a place in it; the place is relative to what is shown. */
function aroundPlace(text: string, from: number, to: number): { text: string; from: number; to: number } {
  if (text.length <= widestLine) return { text, from, to };
  const start = Math.max(0, Math.min(from, text.length) - shownBefore);
  const end = Math.min(text.length, start + widestLine);
  const head = start > 0 ? "…" : "";
  const shift = head.length - start;
  return {
    text: `${head}${text.slice(start, end)}${end < text.length ? "…" : ""}`,
    from: from + shift,
    to: Math.min(to, end) + shift,
  };
}

function columns(text: string): number {
  return expandTabs(text).length;
}

function expandTabs(text: string): string {
  return text.replaceAll("\t", " ".repeat(tabWidth));
}

function summaryLine(files: readonly ReportedFile[], pen: Paint): string {
  const { error, warning, hint } = summariseFindings(files);
  if (files.length === 0) return "No policy was linted.";
  const checked = plural(files.length, "file");
  if (error + warning + hint === 0) return pen.green(`No findings in ${checked}.`);
  const counts = [
    error > 0 && pen.red(plural(error, "error")),
    warning > 0 && pen.yellow(plural(warning, "warning")),
    hint > 0 && pen.blue(plural(hint, "hint")),
  ].filter((count) => count !== false);
  return `${counts.join(", ")} in ${checked}.${fixLine(files)}`;
}

function fixLine(files: readonly ReportedFile[]): string {
  const fixes = files
    .flatMap(({ findings }) => findings.map(({ fix }) => fix))
    .filter((fix) => fix !== undefined);
  const safe = fixes.filter((fix) => fix.safe).length;
  const unsafe = fixes.length - safe;
  if (safe > 0 && unsafe > 0) {
    return ` --fix repairs ${safe} of them, --fix-unsafe ${unsafe} more: review what they change.`;
  }
  if (safe > 0) return ` --fix repairs ${safe} of them.`;
  return unsafe > 0 ? ` --fix-unsafe repairs ${unsafe} of them: review what they change.` : "";
}

function severityColor(pen: Paint, severity: Severity): (text: string) => string {
  return { error: pen.red, warning: pen.yellow, hint: pen.blue }[severity];
}

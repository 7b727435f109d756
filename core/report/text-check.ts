import type { Status } from "../evaluate/verdict.ts";
import { type Paint, paint, printable } from "./paint.ts";
import { type CheckReport, type CheckSummary, type ReportedVerdict, summariseVerdicts } from "./report.ts";
import { checkName, groupVerdicts, socketText, statusLabel } from "./verdict-groups.ts";

/** Verdicts for people: grouped by policy and host, each with its reason and evidence, and a summary. */
export function checkAsText({ results }: CheckReport, { color = false } = {}): string {
  const pen = paint(color);
  const blocks = groupVerdicts(results).map(({ policy, host, verdicts }) =>
    [
      `${pen.bold(printable(policy))} on ${pen.bold(printable(host))}`,
      ...verdicts.map((verdict) => verdictBlock(verdict, pen)),
    ].join("\n\n"),
  );
  return `${[...blocks, summaryLine(summariseVerdicts(results), pen)].join("\n\n")}\n`;
}

function verdictBlock(verdict: ReportedVerdict, pen: Paint): string {
  const { check, status, reason, evidence, ignored, notes } = verdict;
  const place = check.type && check.description ? `${check.type}, line ${check.line}` : `line ${check.line}`;
  const lines = [
    `${statusColor(pen, status)(statusLabel(status))} ${pen.bold(printable(checkName(check)))} ${pen.dim(`(${printable(place)})`)}`,
    `  ${printable(reason)}`,
  ];
  for (const { violation, message } of evidence) {
    lines.push(`    ${violation ? pen.red("✗") : pen.green("✓")} ${printable(message)}`);
  }
  for (const socket of ignored) {
    lines.push(pen.dim(`    - left out: ${printable(`${socketText(socket)} (${socket.why})`)}`));
  }
  for (const note of notes) lines.push(`    ${pen.blue("note:")} ${printable(note)}`);
  return lines.join("\n");
}

function summaryLine({ passed, failed, warning, error, notEvaluated }: CheckSummary, pen: Paint): string {
  const counts = [
    pen.green(`${passed} passed`),
    failed > 0 ? pen.red(`${failed} failed`) : "0 failed",
    warning > 0 && pen.yellow(`${warning} warning`),
    error > 0 && pen.magenta(`${error} error`),
    notEvaluated > 0 && `${notEvaluated} not evaluated`,
  ];
  return `${counts.filter((count) => count !== false).join(", ")}.`;
}

function statusColor(pen: Paint, status: Status): (text: string) => string {
  return {
    PASSED: pen.green,
    FAILED: pen.red,
    WARNING: pen.yellow,
    ERROR: pen.magenta,
    SKIPPED: pen.dim,
    UNDECIDED: pen.blue,
    NOT_EVALUATED: pen.dim,
  }[status];
}

import type { Status } from "../../evaluate/verdict.ts";
import { type Paint, paint, printable } from "../paint.ts";
import {
  type CheckReport,
  type CheckSummary,
  countVerdicts,
  type ReportedVerdict,
  shownCounts,
  summariseVerdicts,
} from "../report.ts";
import {
  checkName,
  checkPlace,
  evidenceText,
  groupVerdicts,
  labelIfReached,
  leftOutText,
  type SharedDoubt,
  statusLabel,
  verdictBlocks,
} from "./verdict-groups.ts";

/** Verdicts for people: grouped by policy and host, each with its reason and evidence, and a summary. */
export function checkAsText(report: CheckReport, options?: { color?: boolean }): string {
  return [...checkAsTextPieces(report, options)].join("");
}

/** The same, piece by piece. */
export function* checkAsTextPieces({ results }: CheckReport, { color = false } = {}): Generator<string> {
  const pen = paint(color);
  const summary = summariseVerdicts([]);
  for (const { policy, host, verdicts } of groupVerdicts(results)) {
    countVerdicts(verdicts, summary);
    const blocks = verdictBlocks(verdicts).map((block) =>
      block.kind === "verdict" ? verdictBlock(block.verdict, pen) : doubtBlock(block.doubt, pen),
    );
    const title = `${pen.bold(printable(policy))} on ${pen.bold(printable(host))}`;
    yield `${[title, ...blocks].join("\n\n")}\n\n`;
  }
  yield `${summaryLine(summary, pen)}\n`;
}

function verdictBlock(verdict: ReportedVerdict, pen: Paint): string {
  const { check, status, reason, remedy, evidence, moreEvidence, ignored, moreIgnored, notes } = verdict;
  const lines = [
    `${statusColor(pen, status)(statusLabel(status))} ${pen.bold(printable(checkName(check)))} ${pen.dim(`(${printable(checkPlace(check))})`)}`,
    `  ${printable(reason)}`,
  ];
  if (remedy !== undefined) lines.push(helpLine(remedy, pen));
  for (const piece of evidence) {
    // Without a decision, evidence is neither for the host nor against it.
    const mark = status === "UNDECIDED" ? "·" : piece.violation ? pen.red("✗") : pen.green("✓");
    lines.push(`    ${mark} ${printable(evidenceText(piece))}`);
  }
  if (moreEvidence !== undefined) lines.push(pen.dim(`    … and ${moreEvidence} more`));
  for (const socket of ignored) {
    lines.push(pen.dim(`    - ${printable(leftOutText(socket))}`));
  }
  if (moreIgnored !== undefined) lines.push(pen.dim(`    - left out: ${moreIgnored} more`));
  for (const note of notes) lines.push(`    ${pen.blue("note:")} ${printable(note)}`);
  return lines.join("\n");
}

/** What is not decided and what would decide it, once; below it, dimmed, the checks that depend on it. */
function doubtBlock({ title, line, reason, remedy, verdicts }: SharedDoubt, pen: Paint): string {
  const lines = [
    `${statusColor(pen, "UNDECIDED")("UNDECIDED")} ${pen.bold(printable(title))} ${pen.dim(`(line ${line})`)}`,
    `  ${printable(reason)}`,
  ];
  if (remedy !== undefined) lines.push(helpLine(remedy, pen));
  for (const verdict of verdicts) lines.push(pen.dim(`    ${printable(waitingText(verdict))}`));
  return lines.join("\n");
}

function waitingText(verdict: ReportedVerdict): string {
  const { check, gate, reason } = verdict;
  const name = `${checkName(check)} (${checkPlace(check)})`;
  return gate === undefined ? name : `${labelIfReached(verdict)}: ${name}: ${reason}`;
}

function helpLine(remedy: string, pen: Paint): string {
  return `  ${pen.blue("help:")} ${printable(remedy)}`;
}

function summaryLine(summary: CheckSummary, pen: Paint): string {
  const counts = shownCounts(summary).map(({ key, text }) => {
    const color = countColors[key];
    return color === undefined || summary[key] === 0 ? text : pen[color](text);
  });
  return `${counts.join(", ")}.`;
}

const countColors: Partial<Record<keyof CheckSummary, Exclude<keyof Paint, "bold">>> = {
  passed: "green",
  failed: "red",
  warning: "yellow",
  error: "magenta",
  undecided: "blue",
};

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

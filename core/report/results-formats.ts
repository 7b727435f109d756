import type { ComparedResult } from "../results/compare-results.ts";
import { code } from "./markdown-text.ts";
import { type Paint, paint, printable } from "./paint.ts";
import { plural } from "./plural.ts";
import { statusLabel } from "./verdict-groups.ts";

/** Our verdicts beside the scanner's results, in the shape in which every report shows them. */
export interface ReportedResults {
  policy: string;
  report: string;
  hosts: { name: string; checks: ComparedResult[] }[];
  /** What limits the comparison, one sentence each. */
  notes: string[];
}

const labels: Record<ComparedResult["kind"], string> = {
  differs: "differs",
  same: "the same",
  "not-evaluated": "not evaluated by us",
  "only-policy": "not in the report",
  "only-report": "not in the policy",
};

/** How many checks of each kind there are, such as "1 differs, 2 the same". */
export function countsOf(checks: readonly ComparedResult[]): string {
  const counts = Object.entries(labels).flatMap(([kind, label]) => {
    const count = checks.filter((check) => check.kind === kind).length;
    return count === 0 ? [] : [`${count} ${label}`];
  });
  return counts.join(", ") || "no checks";
}

function differing(checks: readonly ComparedResult[]): ComparedResult[] {
  return checks.filter(({ kind }) => kind === "differs");
}

function oursOf({ ours }: ComparedResult): string {
  return ours === undefined ? "" : `${statusLabel(ours.status)}: ${ours.reason}`;
}

function theirsOf({ theirs }: ComparedResult): string {
  if (theirs === undefined) return "";
  const { result, actual, line } = theirs;
  return `${result}${actual === undefined ? "" : `: ${actual}`} (line ${line} of the report)`;
}

export function resultsAsText(
  { policy, report, hosts, notes }: ReportedResults,
  { color = false } = {},
): string {
  const pen = paint(color);
  const lines = [pen.bold(`${printable(policy)} against ${printable(report)}`)];
  for (const { name, checks } of hosts) {
    lines.push("", `${pen.bold(printable(name))}: ${countsOf(checks)}`);
    for (const check of differing(checks)) lines.push(...differenceAsText(pen, check));
  }
  if (notes.length > 0) lines.push("", ...notes.map((note) => pen.dim(`note: ${printable(note)}`)));
  return `${lines.join("\n")}\n`;
}

function differenceAsText(pen: Paint, check: ComparedResult): string[] {
  const oneLine = (text: string) => printable(text.replace(/\s+/g, " "));
  return [
    `  ${pen.red("differs")} ${oneLine(check.check)}`,
    `    ours:    ${oneLine(oursOf(check))}`,
    `    scanner: ${oneLine(theirsOf(check))}`,
  ];
}

/** `schema/output/results.schema.json` */
export function resultsAsJson({ policy, report, hosts, notes }: ReportedResults): string {
  const shown = hosts.map(({ name, checks }) => ({
    name,
    checks: checks.map(({ kind, check, ours, theirs }) => ({
      kind,
      check,
      ours: ours === undefined ? null : { status: ours.status, reason: ours.reason },
      scanner:
        theirs === undefined
          ? null
          : { result: theirs.result, actual: theirs.actual ?? null, line: theirs.line },
    })),
  }));
  return `${JSON.stringify({ version: 1, policy, report, hosts: shown, notes }, null, 2)}\n`;
}

/**
 * The differences as a small report, for a ticket. Hosts are numbered instead of named, and the scanner's actual values
 * left out, which can hold anything of the host; with `withHosts` both are there.
 */
export function resultsAsMarkdown(
  { policy, report, hosts, notes }: ReportedResults,
  { withHosts = false } = {},
): string {
  const lines = [`# ${code(policy)} against the scanner`, ""];
  if (withHosts) lines.push(`Report: ${code(report)}.`, "");
  for (const [index, { name, checks }] of hosts.entries()) {
    const differences = differing(checks);
    lines.push(`## ${withHosts ? code(name) : `Host ${index + 1}`}`, "", `${countsOf(checks)}.`, "");
    for (const check of differences) {
      const { ours, theirs } = check;
      const scanner = withHosts ? theirsOf(check) : theirs!.result;
      const own = withHosts ? oursOf(check) : statusLabel(ours!.status);
      lines.push(`- ${code(check.check)}`, `  - ours: ${code(own)}`, `  - scanner: ${code(scanner)}`);
    }
    if (differences.length > 0) lines.push("");
  }
  if (notes.length > 0) lines.push("## Notes", "", ...notes.map((note) => `- ${code(note)}`), "");
  return lines.join("\n");
}

/** `3 checks on 2 hosts differ.` */
export function differencesText(hosts: ReportedResults["hosts"]): string {
  const count = hosts.reduce((sum, { checks }) => sum + differing(checks).length, 0);
  return count === 0
    ? "Nothing differs."
    : `${plural(count, "check")} ${count === 1 ? "differs" : "differ"}.`;
}

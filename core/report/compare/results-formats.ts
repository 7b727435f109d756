import type { Verdict } from "../../evaluate/verdict.ts";
import type { ComparedHost } from "../../results/compare-report.ts";
import type { ComparedResult } from "../../results/compare-results.ts";
import type { ScannerResult } from "../../results/scanner-results.ts";
import { LineIndex } from "../../text/lines.ts";
import { inlineCode } from "../../text/markdown-text.ts";
import { plural } from "../../text/plural.ts";
import { statusLabel } from "../check/verdict-groups.ts";
import { verdictVersion } from "../formats/json.ts";
import { html, type Markup } from "../html/html-page.ts";
import { noLinks, type PlaceLink, placeMarkup, placesMarkup } from "../html/place-link.ts";
import { type Paint, paint, printable } from "../paint.ts";
import type { NamedText } from "./comparison.ts";
import { notesMarkup } from "./comparison-formats.ts";

/** Our verdicts next to the scanner's results, in the form that every report shows. */
export interface ReportedResults {
  policy: NamedText;
  report: string;
  hosts: ComparedHost[];
  /** What limits the comparison, one sentence each. */
  notes: string[];
}

const labels: Record<ComparedResult["kind"], string> = {
  differs: "differs",
  same: "the same",
  undecided: "undecided by us",
  "not-evaluated": "not evaluated by us",
  ambiguous: "with the same description",
  "only-policy": "not in the report",
  "only-report": "not in the policy",
};

const leftOut = "not reported";

/** Where the listeners of verdicts come from; a snapshot is the normal case, and is not mentioned. */
const sources = { snapshot: "", report: " (open ports of the report)" } as const;

/** The kinds that are neither agreement nor difference, in words for a list. */
const listed = {
  undecided: "Undecided by us",
  ambiguous: "Several have this description, so it is not known which result belongs to which",
  "only-policy": "Only in the policy",
  "only-report": "Only in the report",
} as const;

/** How many checks of each kind there are, such as "1 differs, 2 the same". */
function countsOf(checks: readonly ComparedResult[]): string {
  const counts = Object.entries(labels).flatMap(([kind, label]) => {
    const count = checks.filter((check) => check.kind === kind).length;
    return count === 0 ? [] : [`${count} ${label}`];
  });
  return counts.join(", ") || "no checks";
}

function findDifferences(checks: readonly ComparedResult[]): ComparedResult[] {
  return checks.filter(({ kind }) => kind === "differs");
}

function oursOf({ ours }: ComparedResult): string {
  if (ours === undefined) return `${leftOut}: a condition of the policy excludes this check on this host.`;
  return `${statusLabel(ours.status)}: ${ours.reason}`;
}

function theirsOf({ theirs }: ComparedResult): string {
  return theirs === undefined ? "" : `${theirsText(theirs)} (line ${theirs.line} of the report)`;
}

function theirsText({ result, actual }: ScannerResult): string {
  return `${result}${actual === undefined ? "" : `: ${actual}`}`;
}

/**
 * What is neither agreement nor difference, by kind; a description of several checks is listed once, with
 * their number.
 */
function listedIn(checks: readonly ComparedResult[]): { title: string; names: string[] }[] {
  return Object.entries(listed).flatMap(([kind, title]) => {
    const counts = new Map<string, number>();
    for (const check of checks) {
      const name = check.check.replace(/\s+/g, " ").trim() || "(no description)";
      if (check.kind === kind) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const names = [...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count} times)`));
    return names.length === 0 ? [] : [{ title, names }];
  });
}

export function resultsAsText(
  { policy, report, hosts, notes }: ReportedResults,
  { color = false } = {},
): string {
  const pen = paint(color);
  const lines = [pen.bold(`${printable(policy.name)} against ${printable(report)}`)];
  for (const { name, source, checks } of hosts) {
    lines.push("", `${pen.bold(printable(name))}${sources[source]}: ${countsOf(checks)}`);
    for (const check of findDifferences(checks)) lines.push(differenceAsText(pen, check).join("\n"));
    for (const { title, names } of listedIn(checks))
      lines.push(`  ${title}:`, names.map((each) => pen.dim(`    ${printable(each)}`)).join("\n"));
  }
  if (notes.length > 0) lines.push("", notes.map((note) => pen.dim(`note: ${printable(note)}`)).join("\n"));
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
  const lines = new LineIndex(policy.text);
  const shown = hosts.map(({ name, source, checks }) => ({
    name,
    source,
    checks: checks.map(({ kind, check, reference, ours, theirs }) => ({
      kind,
      check,
      line: reference === undefined ? null : lines.positionAt(reference.start).line + 1,
      ours: ours && oursAsJson(ours),
      scanner: theirs && scannerAsJson(theirs),
    })),
  }));
  const whole = { version: verdictVersion, policy: policy.name, report, hosts: shown, notes };
  return `${JSON.stringify(whole, (_, value) => value ?? null, 2)}\n`;
}

function oursAsJson({ status, because, ifReached, reason, remedy }: Verdict) {
  return { status, because: because ?? null, ifReached: ifReached ?? null, reason, remedy: remedy ?? null };
}

function scannerAsJson({ result, actual, policy, auditFile, line }: ScannerResult) {
  return { result, actual: actual ?? null, policy: policy ?? null, auditFile: auditFile ?? null, line };
}

/**
 * The differences as a small report, for a ticket. Hosts are numbered instead of named, and the scanner's
 * actual values are left out, because they can contain anything about the host; `withHosts` includes both.
 */
export function resultsAsMarkdown(
  { policy, report, hosts, notes }: ReportedResults,
  { withHosts = false } = {},
): string {
  const lines = [`# ${inlineCode(policy.name)} against the scanner`, ""];
  if (withHosts) lines.push(`Report: ${inlineCode(report)}.`, "");
  for (const [index, { name, source, checks }] of hosts.entries()) {
    const differences = findDifferences(checks);
    lines.push(
      `## ${withHosts ? inlineCode(name) : `Host ${index + 1}`}${sources[source]}`,
      "",
      `${countsOf(checks)}.`,
      "",
    );
    for (const check of differences) {
      const { ours, theirs } = check;
      const scanner = withHosts ? theirsOf(check) : theirs!.result;
      const own = withHosts ? oursOf(check) : ours === undefined ? leftOut : statusLabel(ours.status);
      lines.push(
        `- ${inlineCode(check.check)}`,
        `  - ours: ${inlineCode(own)}`,
        `  - scanner: ${inlineCode(scanner)}`,
      );
    }
    if (differences.length > 0) lines.push("");
    for (const { title, names } of listedIn(checks)) {
      lines.push(`${title}:`, "", names.map((each) => `- ${inlineCode(each)}`).join("\n"), "");
    }
  }
  if (notes.length > 0)
    lines.push("## Notes", "", notes.map((note) => `- ${inlineCode(note)}`).join("\n"), "");
  return lines.join("\n");
}

/** The content of its page, differences first; its sides are `policy` and `report`. */
export function resultsBody(
  { policy, report, hosts, notes }: ReportedResults,
  link: PlaceLink = noLinks,
): Markup {
  const lines = new LineIndex(policy.text);
  const sections = hosts.map(({ name, source, checks }) => {
    const differences = findDifferences(checks).map((check) => differenceMarkup(check, lines, link));
    const others = listedIn(checks).map(
      ({ title, names }) => html`<details><summary>${title} (${names.length})</summary>
<ul>${names.map((each) => html`<li>${each}</li>`)}</ul></details>
`,
    );
    return html`<h2>${name}${sources[source]}</h2>
<p>${countsOf(checks)}.</p>
${differences.length > 0 ? html`<ul>${differences}</ul>` : ""}${others}`;
  });
  return html`<h1>${policy.name} against the scanner</h1>
<p>Report: ${report}. ${differencesText(hosts)}</p>
${sections}${notesMarkup(notes)}`;
}

function differenceMarkup(check: ComparedResult, lines: LineIndex, link: PlaceLink): Markup {
  const { reference, theirs } = check;
  const places: Markup[] = [];
  if (reference !== undefined) {
    const line = lines.positionAt(reference.start).line + 1;
    places.push(placeMarkup(link, "policy", line, `line ${line} of the policy`));
  }
  if (theirs !== undefined)
    places.push(placeMarkup(link, "report", theirs.line, `line ${theirs.line} of the report`));
  return html`<li><strong>${check.check}</strong>${placesMarkup(places)}
<ul><li>ours: ${oursOf(check)}</li><li>scanner: ${theirs === undefined ? "" : theirsText(theirs)}</li></ul></li>
`;
}

/** `3 checks on 2 hosts differ.` */
export function differencesText(hosts: ReportedResults["hosts"]): string {
  const count = hosts.reduce((sum, { checks }) => sum + findDifferences(checks).length, 0);
  return count === 0
    ? "Nothing differs."
    : `${plural(count, "check")} ${count === 1 ? "differs" : "differ"}.`;
}

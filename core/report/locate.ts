import type { Evidence, Gate, Verdict } from "../evaluate/verdict.ts";
import type { Finding, Fix } from "../findings/finding.ts";
import type { Span } from "../syntax/tree.ts";
import { LineIndex } from "../text/lines.ts";
import { fingerprints } from "./lint/fingerprint.ts";
import { ruleUrl } from "./lint/rule-url.ts";
import type {
  Range,
  ReportedEvidence,
  ReportedFinding,
  ReportedFix,
  ReportedGate,
  ReportedVerdict,
  Utf8Column,
} from "./report.ts";
import { utf8Columns } from "./utf8-columns.ts";

const maxSourceLines = 3;

/**
 * In UTF-16 code units of a line: a whole policy may be on a single line, with a thousand findings that each
 * show it.
 */
const maxSourceLength = 2000;

/** The findings of one text, in order, ready to be printed. */
export function locateFindings(text: string, findings: readonly Finding[]): ReportedFinding[] {
  if (findings.length === 0) return [];
  const lines = new LineIndex(text);
  const prints = fingerprintsIn(lines, findings);
  const sourceLine = sourceLinesOf(lines);
  const utf8Column = utf8Columns(lines);
  return [...prints].map(([finding, fingerprint]) => {
    const range = rangeOf(lines, finding);
    const fix = finding.fixes?.[0];
    const inBytes = columnsInBytes([finding, ...(fix?.edits ?? [])], utf8Column);
    return {
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      range,
      ...(finding.related && {
        related: { range: rangeOf(lines, finding.related), message: finding.related.message },
      }),
      ...(fix && { fix: locateFix(lines, fix) }),
      url: ruleUrl(finding.rule),
      source: sourceLines(sourceLine, range),
      fingerprint,
      ...(inBytes && { utf8Columns: inBytes }),
    };
  });

  function columnsInBytes(spans: readonly Span[], columnOf: typeof utf8Column) {
    const columns: Utf8Column[] = [];
    for (const offset of spans.flatMap(({ start, end }) => [start, end])) {
      const { line, character } = lines.positionAt(offset);
      const column = columnOf(line, character);
      if (column !== undefined) columns.push({ offset, column });
    }
    return columns.length > 0 ? columns : undefined;
  }
}

/** The fingerprints of the findings of one text, in order. */
export function fingerprintsOf(text: string, findings: readonly Finding[]): Map<Finding, string> {
  return findings.length === 0 ? new Map() : fingerprintsIn(new LineIndex(text), findings);
}

function fingerprintsIn(lines: LineIndex, findings: readonly Finding[]): Map<Finding, string> {
  const inOrder = findings.toSorted(
    (a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1),
  );
  const prints = fingerprints(inOrder, lines);
  return new Map(inOrder.map((finding, index) => [finding, prints[index]!]));
}

/** For many hosts: makes the verdicts of a policy on each of them ready to be printed, one by one. */
export function verdictLocator(policy: {
  name: string;
  text: string;
}): (host: { name: string; path?: string }) => (verdict: Verdict) => ReportedVerdict {
  const lines = new LineIndex(policy.text);
  return (host) =>
    ({ check, evidence, gate, ...verdict }) => ({
      policy: policy.name,
      host: host.name,
      ...(host.path !== undefined && { snapshot: host.path }),
      check: {
        type: check.type,
        description: check.description,
        line: lines.positionAt(check.start).line + 1,
      },
      ...verdict,
      ...(gate && { gate: locateGate(lines, gate) }),
      evidence: evidence.map((piece) => locateEvidence(lines, piece)),
    });
}

export function rangeOf(lines: LineIndex, { start, end }: Span): Range {
  return { start: placeOf(lines, start), end: placeOf(lines, end) };
}

function placeOf(lines: LineIndex, offset: number) {
  const { line, character } = lines.positionAt(offset);
  return { line: line + 1, column: character + 1, offset };
}

function sourceLines(sourceLine: (line: number) => string, { start, end }: Range): string[] {
  const last = Math.min(end.line, start.line + maxSourceLines - 1);
  const source: string[] = [];
  for (let line = start.line; line <= last; line++) source.push(sourceLine(line - 1));
  return source;
}

/** Lines as shown. Each is created once: all findings of a line share it. */
function sourceLinesOf(lines: LineIndex): (line: number) => string {
  const made = new Map<number, string>();
  return (line) => {
    let shown = made.get(line);
    if (shown === undefined) {
      const text = lines.lineText(line);
      shown = text.length > maxSourceLength ? `${text.slice(0, maxSourceLength)}…` : text;
      made.set(line, shown);
    }
    return shown;
  };
}

function locateFix(lines: LineIndex, { title, safe, edits }: Fix): ReportedFix {
  return {
    title,
    safe,
    edits: edits.map((edit) => ({ range: rangeOf(lines, edit), newText: edit.newText })),
  };
}

function locateGate(lines: LineIndex, { place, ...gate }: Gate): ReportedGate {
  return { ...gate, line: lines.positionAt(place.start).line + 1 };
}

function locateEvidence(lines: LineIndex, { element, ...evidence }: Evidence): ReportedEvidence {
  if (!element) return evidence;
  return { element: { text: element.text, line: lines.positionAt(element.start).line + 1 }, ...evidence };
}

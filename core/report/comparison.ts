import type { CheckChange } from "../evaluate/compare-checks.ts";
import type { PolicyComparison } from "../evaluate/compare-policies.ts";
import type { FlippedVerdict } from "../evaluate/compare-verdicts.ts";
import type { SnapshotComparison } from "../snapshot/compare-snapshots.ts";
import { LineIndex } from "../syntax/lines.ts";
import type { Span } from "../syntax/tree.ts";

/** What changed between two policies or two snapshots, in the shape in which every report shows it. */
export interface ReportedComparison {
  kind: "policies" | "snapshots";
  /** Names of the two. */
  before: string;
  after: string;
  changes: ReportedChange[];
  /** What limits the comparison, one sentence each. */
  notes: string[];
}

export interface ReportedChange {
  /** "~": both have it, and not alike. */
  sign: "+" | "-" | "~";
  about: "port" | "process" | "file" | "check" | "verdict";
  text: string;
  /** Unbroken stretches of ports, both ends included. */
  ports?: [lo: number, hi: number][];
  proto?: "tcp" | "udp";
  /** Lines, from 1, of what says it in either. */
  lines?: { before: number[]; after: number[] };
}

/** A text with the name that reports call it by. */
export interface NamedText {
  name: string;
  text: string;
}

export function reportedPolicies(
  before: NamedText,
  after: NamedText,
  { changes, notes }: PolicyComparison,
  checks: readonly CheckChange[],
): ReportedComparison {
  const [oldLines, newLines] = [new LineIndex(before.text), new LineIndex(after.text)];
  const linesOf = (lines: LineIndex, spans: readonly (Span | undefined)[]) =>
    spans.flatMap((span) => (span === undefined ? [] : [lines.positionAt(span.start).line + 1]));
  return {
    kind: "policies",
    before: before.name,
    after: after.name,
    changes: [
      ...changes.map(
        ({ sign, statement, protocol, ports, text, checks: places }): ReportedChange => ({
          sign,
          about: statement === "process" ? "process" : "port",
          text,
          ports,
          proto: protocol,
          lines: {
            before: sign === "-" ? linesOf(oldLines, places) : [],
            after: sign === "+" ? linesOf(newLines, places) : [],
          },
        }),
      ),
      ...checks.map(
        (change): ReportedChange => ({
          sign: change.sign,
          about: "check",
          text: `${change.sign === "-" ? "−" : change.sign}${change.text}`,
          lines: { before: linesOf(oldLines, [change.before]), after: linesOf(newLines, [change.after]) },
        }),
      ),
    ],
    notes,
  };
}

const signOfPort = { opened: "+", closed: "-", process: "~", address: "~" } as const;

/** @param flips verdicts that differ, by the name of the policy */
export function reportedSnapshots(
  before: string,
  after: string,
  { ports, files, notes }: SnapshotComparison,
  flips: ReadonlyMap<string, readonly FlippedVerdict[]> = new Map(),
): ReportedComparison {
  return {
    kind: "snapshots",
    before,
    after,
    changes: [
      ...ports.map(
        ({ kind, proto, port, text, before: older, after: newer }): ReportedChange => ({
          sign: signOfPort[kind],
          about: kind === "process" ? "process" : "port",
          text,
          ports: [[port, port]],
          proto,
          lines: { before: older.map(({ line }) => line), after: newer.map(({ line }) => line) },
        }),
      ),
      ...files.map(
        ({ path, algorithm, before: older, after: newer }): ReportedChange => ({
          sign: "~",
          about: "file",
          text: `${path}: ${algorithm} ${older} → ${newer}`,
        }),
      ),
      ...[...flips].flatMap(([policy, verdicts]) =>
        verdicts.map(
          ({ text }): ReportedChange => ({
            sign: "~",
            about: "verdict",
            text: flips.size > 1 ? `${policy}: ${text}` : text,
          }),
        ),
      ),
    ],
    notes,
  };
}

const headings: Record<ReportedChange["about"], string> = {
  port: "Ports",
  process: "Processes",
  file: "Files",
  check: "Checks",
  verdict: "Verdicts",
};

/** The changes by what they are about, in a fixed order, each group with its heading. */
export function groupedChanges(
  changes: readonly ReportedChange[],
): { heading: string; changes: ReportedChange[] }[] {
  return Object.entries(headings).flatMap(([about, heading]) => {
    const group = changes.filter((change) => change.about === about);
    return group.length === 0 ? [] : [{ heading, changes: group }];
  });
}

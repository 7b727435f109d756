import type { PolicyComparison } from "../../compare/compare-policies.ts";
import type { SnapshotComparison } from "../../compare/compare-snapshots.ts";
import type { FlippedVerdict } from "../../compare/compare-verdicts.ts";
import type { EditionChange, EditionComparison } from "../../editions/compare-editions.ts";
import type { Span } from "../../syntax/tree.ts";
import { LineIndex } from "../../text/lines.ts";
import { plural } from "../../text/plural.ts";

/** What changed between two policies or two snapshots, in the form that every report shows. */
export interface ReportedComparison {
  kind: "policies" | "snapshots";
  /** The names of the two. */
  before: string;
  after: string;
  changes: ReportedChange[];
  /** For policies: how many of their checks are equal, and how many are not. */
  counts?: EditionComparison["counts"];
  /** What limits the comparison, one sentence each. */
  notes: string[];
}

export interface ReportedChange {
  /** "~": both have it, but it differs. */
  sign: "+" | "-" | "~";
  /** "text": only texts for people of a check have changed. */
  about: "host" | "port" | "process" | "file" | "check" | "text" | "verdict";
  /** Given where the files are of several hosts. */
  host?: string;
  text: string;
  /** Contiguous ranges of ports, both ends included. */
  ports?: [lo: number, hi: number][];
  proto?: "tcp" | "udp";
  /** The lines, from 1, that say it in either. */
  lines?: { before: number[]; after: number[] };
  /** For checks: what has changed, keyword by keyword. */
  kind?: EditionChange["kind"];
  keywords?: EditionChange["keywords"];
  /** For checks: the texts for people that have changed. */
  texts?: string[];
  /** For checks in both: what they were recognised by. */
  matchedBy?: string;
}

/** A text and its name in reports. */
export interface NamedText {
  name: string;
  text: string;
}

export function reportedPolicies(
  before: NamedText,
  after: NamedText,
  { changes, notes }: PolicyComparison,
  editions: EditionComparison,
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
      ...editions.changes.map(
        (change): ReportedChange => ({
          sign: change.sign,
          about: change.kind === "changed" && change.keywords.length === 0 ? "text" : "check",
          text: `${change.sign === "-" ? "−" : change.sign}${change.text}`,
          lines: { before: linesOf(oldLines, [change.before]), after: linesOf(newLines, [change.after]) },
          kind: change.kind,
          ...(change.keywords.length > 0 && { keywords: change.keywords }),
          ...(change.prose.length > 0 && { texts: change.prose }),
          ...(change.by !== undefined && { matchedBy: change.by }),
        }),
      ),
    ],
    counts: editions.counts,
    notes: [...notes, ...editions.notes],
  };
}

/** `409 checks are in both as they were, 12 changed, 40 in texts for people only, 1 moved; 3 are new, 2 are gone.` */
export function countsText({
  same,
  changed,
  prose,
  moved,
  added,
  gone,
}: EditionComparison["counts"]): string {
  const list = [
    `${plural(same, "check")} the same`,
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(moved > 0 ? [`${moved} moved`] : []),
    ...(prose > 0 ? [`${prose} changed only in texts for people`] : []),
    ...(added > 0 ? [`${added} new`] : []),
    ...(gone > 0 ? [`${gone} gone`] : []),
  ];
  return `${list.join(", ")}.`;
}

const signOfPort = { opened: "+", closed: "-", process: "~", address: "~" } as const;

/** What changed on one host. */
export interface ComparedSnapshots {
  /** Given where the files are of several hosts. */
  host?: string;
  comparison: SnapshotComparison;
  /** The verdicts that differ, by the name of the policy. */
  flips: ReadonlyMap<string, readonly FlippedVerdict[]>;
}

/**
 * What changed between two files, host by host.
 *
 * @param only names of hosts that are in only one of the files
 */
export function reportedSnapshots(
  before: string,
  after: string,
  hosts: readonly ComparedSnapshots[],
  only: { before: readonly string[]; after: readonly string[] } = { before: [], after: [] },
): ReportedComparison {
  return {
    kind: "snapshots",
    before,
    after,
    changes: [
      ...only.before.map((host): ReportedChange => hostChange("-", host)),
      ...only.after.map((host): ReportedChange => hostChange("+", host)),
      ...hosts.flatMap(changesOn),
    ],
    notes: hosts.flatMap(({ host, comparison }) =>
      comparison.notes.map((note) => (host === undefined ? note : `${host}: ${note}`)),
    ),
  };
}

function hostChange(sign: "+" | "-", host: string): ReportedChange {
  return { sign, about: "host", host, text: `${sign === "-" ? "−" : sign}${host}` };
}

function changesOn({ host, comparison: { ports, files }, flips }: ComparedSnapshots): ReportedChange[] {
  const changes: ReportedChange[] = [
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
  ];
  return host === undefined
    ? changes
    : changes.map((change) => ({ ...change, host, text: `${host}: ${change.text}` }));
}

const headings: Record<ReportedChange["about"], string> = {
  host: "Hosts",
  port: "Ports",
  process: "Processes",
  file: "Files",
  check: "Checks",
  text: "Texts for people",
  verdict: "Verdicts",
};

/** The changes by what they are about, in a fixed order; each group has a heading. */
export function groupedChanges(
  changes: readonly ReportedChange[],
): { heading: string; changes: ReportedChange[] }[] {
  return Object.entries(headings).flatMap(([about, heading]) => {
    const group = changes.filter((change) => change.about === about);
    return group.length === 0 ? [] : [{ heading, changes: group }];
  });
}

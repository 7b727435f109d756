import { test } from "node:test";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions, type EvaluateOptions } from "../../../core/evaluate/options.ts";
import { commandKey, selectionKey } from "../../../core/observations/command-key.ts";
import type { Place, Source, Why } from "../../../core/observations/observation.ts";
import { Observations } from "../../../core/observations/observations.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../../../core/snapshot/snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { type Case, compareLines } from "./fixture.ts";

/** What `shownHost` takes the lines of a text for. */
interface Shown {
  observations: Observations;
  /** The text below the line. */
  place: Place;
  /** In brackets after what is shown. */
  partial: Why | undefined;
  /** Did root run the commands? */
  asRoot: boolean;
}

/**
 * The snapshot that a small language describes, in which a line that begins with `@` says what the lines below it are:
 *
 *     @cmd uname -r            what the command printed
 *     @cmd dmesg [cut]         a part of it, and why
 *     @file /etc/motd          the text of the file
 *     @selected /etc/motd ^a   the lines of it that the pattern selects
 *     @status /etc/motd        there is such a file
 *     @absent /etc/motd        there is no such file
 *     @unknown /etc/motd [denied]
 *     @report /etc/a* ^a       the lines that the pattern selected, as a report shows them: `path: line` or `path:`
 *     @lists /etc/cron.d/*     the files that the glob matches are all shown
 */
export function shownHost(text: string, from: Source["from"] = "output", asRoot = true): Snapshot {
  const observations = new Observations();
  const source: Source = { text, firstLine: 1, from };
  const headers = [...text.matchAll(/^@(\w+) (.*?)(?: \[([a-z ]+)\])?\n/gm)];
  for (const [at, header] of headers.entries()) {
    const start = header.index + header[0].length;
    const place = { source, start, end: headers[at + 1]?.index ?? text.length };
    observations.startOutput();
    readers[header[1]!]!({ observations, place, asRoot, partial: header[3] as Why | undefined }, header[2]!);
  }
  return { ...readSnapshot(""), observations, system: "Linux" };
}

const readers: Record<string, (shown: Shown, what: string) => void> = {
  cmd({ observations, place, partial, asRoot }, command) {
    const value = { output: place, ...(!asRoot && { asOther: true as const }) };
    observations.add("command", commandKey(command), value, place, partial);
  },
  file({ observations, place, partial }, path) {
    observations.add("file", path, { text: place }, place, partial);
  },
  selected({ observations, place }, what) {
    const [path, selectedBy] = what.split(" ") as [string, string];
    observations.add("file", path, { text: place, selectedBy }, place);
  },
  report({ observations, place, partial }, what) {
    const at = what.lastIndexOf(" ");
    const files = new Map<string, { path: string; text: Place }>();
    const { source } = place;
    for (const row of source.text.slice(place.start, place.end).matchAll(/^(\S+):(?: (.*))?\n/gm)) {
      const start = place.start + row.index + row[0].length - 1 - (row[2]?.length ?? 0);
      const text = { source, start, end: start + (row[2]?.length ?? 0) };
      files.set(row[1]!, { path: row[1]!, text });
    }
    const key = selectionKey(what.slice(0, at), what.slice(at + 1));
    observations.add("selection", key, { files: [...files.values()] }, place, partial);
  },
  status({ observations, place }, path) {
    observations.add("status", path, {}, place);
  },
  absent({ observations, place }, path) {
    observations.addAbsent("file", path, place);
    observations.addAbsent("status", path, place);
  },
  unknown({ observations, place, partial }, path) {
    observations.addUnknown("file", path, partial!, place);
  },
  lists({ observations, place }, glob) {
    observations.coverPaths("status", { glob }, place);
  },
};

export interface ShownCase {
  policy: string;
  /** As `shownHost` reads it. */
  host: string;
  from?: Source["from"];
  /** Did root run the commands? */
  asRoot?: boolean;
  options?: Partial<EvaluateOptions>;
  show?: Case["show"];
}

/** Like `check` in the fixture next to this file, on a host that `shownHost` describes. */
export function checkShown(
  name: string,
  { policy, host, from, asRoot, options, show = [] }: ShownCase,
  expected: string[],
): void {
  test(name, () => {
    const snapshot = { ...shownHost(host, from, asRoot), ...(asRoot !== undefined && { asRoot }) };
    const verdicts = evaluate(policyOf(parse(policy)), snapshot, {
      ...defaultEvaluateOptions,
      ...options,
    });
    compareLines(verdicts, show, expected);
  });
}

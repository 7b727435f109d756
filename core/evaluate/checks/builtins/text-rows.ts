import { excerptOf } from "../../../observations/excerpt.ts";
import type { Place } from "../../../observations/observation.ts";
import { plural } from "../../../text/plural.ts";
import type { Host } from "../../host/host.ts";
import { hiddenIn } from "../../lines/hidden-lines.ts";
import { notKnown } from "../../observed/not-known.ts";
import { type Meeting, seen } from "../../observed/seen.ts";
import { type Outcome, outcome, undecided } from "../../outcome.ts";
import { shownLines } from "../shown-output.ts";

/** A line of a file with fields separated by colons. */
export interface Row {
  fields: string[];
  text: string;
  place: Place;
}

/** The lines of a file that are neither blank nor comments. */
export interface ShownRows {
  path: string;
  rows: Row[];
  /** Why there may be more rows; the outcome of a verdict that needs all of them. */
  missing: Outcome | undefined;
  place: Place;
}

export type FoundRows =
  | { ok: true; shown: ShownRows }
  | { ok: false; isAbsent: boolean; outcome: Outcome; place?: Place };

/** The text of a file on the host. */
export function rowsOf({ observations }: Host, path: string): FoundRows {
  const remedy = `Add the output of \`cat ${path}\`, with the command line above it.`;
  const found = observations.ask("file", path);
  if (found.is !== "present") {
    const [place] = found.places;
    const isAbsent = found.is === "absent";
    const result = isAbsent ? absentFile(path, place) : notKnown(found, path, remedy);
    return { ok: false, isAbsent, outcome: result, ...(place && { place }) };
  }
  const { text, selectedBy } = found.values[0]!;
  if (hiddenIn(text).length > 0) {
    return {
      ok: false,
      isAbsent: false,
      outcome: notKnown({ why: "redacted", places: [text] }, path, remedy),
    };
  }
  const why = selectedBy === undefined ? found.partial : "other pattern";
  const rows = shownLines(text, why === "cut")
    .filter((line) => !line.text.trimStart().startsWith("#"))
    .map(({ text: line, place }) => ({ fields: line.split(":"), text: line, place }));
  const missing = why === undefined ? undefined : notKnown({ why, places: [text] }, path, remedy);
  return { ok: true, shown: { path, rows, missing, place: text } };
}

/** The host is known not to have the file, and how a check of its lines is judged then is not documented. */
function absentFile(path: string, place: Place | undefined): Outcome {
  const reason = `${path} does not exist${whereOf(place)}, and Tenable does not document what that means for this check.`;
  return undecided("undocumented", reason, undefined);
}

/** The line of the snapshot, as the end of a sentence. */
export function whereOf(place: Place | undefined): string {
  return place === undefined ? "" : `, line ${excerptOf(place).line} of the snapshot`;
}

/** FAILED, because of the first of these. */
export function failedBy(meetings: readonly Meeting[]): Outcome {
  const [first] = meetings;
  const more = meetings.length - 1;
  const rest = more === 0 ? "" : `, and ${plural(more, "more line")}`;
  return outcome("FAILED", `${first!.message}${whereOf(first!.place)}${rest}.`, seen(meetings));
}

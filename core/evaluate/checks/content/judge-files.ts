import { excerptOf } from "../../../observations/excerpt.ts";
import type { Found, Place, Values, Why } from "../../../observations/observation.ts";
import { isGlob } from "../../../observations/paths.ts";
import { isSameValue } from "../../../observations/same-value.ts";
import { plural } from "../../../text/plural.ts";
import type { Host } from "../../host/host.ts";
import { hiddenIn } from "../../lines/hidden-lines.ts";
import { notKnown } from "../../observed/not-known.ts";
import { type Meeting, seen } from "../../observed/seen.ts";
import { type Outcome, outcome, undecided } from "../../outcome.ts";
import { type CheckedPaths, isIgnored } from "./paths.ts";

/** What the text of one file means for a check. */
export type FileResult = Complying | Failing | { is: "undecided"; outcome: Outcome };

/** What is true, and the lines that show it. */
interface Fact {
  /** A sentence without its full stop. */
  fact: string;
  meetings: readonly Meeting[];
  /** How many meetings there are, if not all of them are listed. */
  count?: number;
  notes?: readonly string[];
}

export interface Complying extends Fact {
  is: "complies";
  /** How many lines were looked at, and how many of them comply. */
  selected: number;
  good: number;
}

export interface Failing extends Fact {
  is: "fails";
}

/** A check that looks at the texts of files. */
export interface FileCheck {
  paths: CheckedPaths;
  /** May the file be missing, by which keyword? `open`: whether it may is not documented. */
  missing: Excuse;
  /** The pattern that selects lines, for texts that only show those. */
  pattern?: string;
  /** Can `judgeText` handle hidden parts? If not, a text with hidden parts is not known. */
  seesHidden?: true;
  judgeText(path: string, text: FileText): FileResult;
  /** The verdict if every file complies; there is at least one. */
  finish(files: readonly Complying[]): Outcome;
}

/** A text, or the lines that a pattern selected from it; `partial`: why the rest is not shown. */
export interface FileText extends Readonly<Pick<Values["file"], "selectedBy">> {
  text: Place;
  partial?: Why | undefined;
}

/** Whether a keyword lets something be missing. */
export type Excuse = { is: "yes" | "open"; keyword: string; remedy?: string } | { is: "no" };

/** Every file has to comply: one that does not decides, whatever is unknown about the others. */
export function judgeFiles(check: FileCheck, host: Host): Outcome {
  const { paths } = check;
  const { files, missing, places } = host.observations.askFiles("file", paths.patterns);
  const results: FileResult[] = [];
  const absent: { path: string; place: Place }[] = [];
  let ignored = 0;
  for (const { path, found } of files) {
    const isLeftOut = isIgnored(paths, path);
    if (isLeftOut === true) ignored++;
    else if (found.is === "absent") absent.push({ path, place: found.places[0]! });
    else if (!isFolder(host, paths, path)) results.push(judgeFound(check, path, found, isLeftOut === "open"));
  }
  const failing = results.filter((result) => result.is === "fails");
  if (failing.length > 0) return failedFiles(failing);
  const open = results.find((result) => result.is === "undecided");
  if (open !== undefined) return open.outcome;
  if (missing !== undefined) return notAllKnown(paths, missing);
  const complying = results.filter((result) => result.is === "complies");
  if (complying.length === 0) return noFile(check, absent, places, ignored);
  const unclear = paths.isSearched || check.missing.is === "yes" ? undefined : absent[0];
  if (unclear !== undefined) {
    const reason = `${unclear.path} does not exist, other files of the check do, and Tenable does not document what that means.`;
    return undecided("undocumented", reason, "Write a check for each file.");
  }
  return check.finish(complying);
}

function judgeFound(check: FileCheck, path: string, found: Found<"file">, mayBeIgnored: boolean): FileResult {
  if (found.is !== "present") {
    const unknown = found.is === "unknown" ? found : { why: "not captured" as const, places: [] };
    return { is: "undecided", outcome: notKnown(unknown, path, catRemedy(path, unknown.why)) };
  }
  const { values, places, partial } = found;
  const value = valueFor(check, values);
  if (value === undefined) {
    return { is: "undecided", outcome: notKnown({ why: "conflict", places }, path, undefined) };
  }
  if (check.seesHidden !== true && hiddenIn(value.text).length > 0) {
    return {
      is: "undecided",
      outcome: notKnown({ why: "redacted", places }, path, catRemedy(path, "redacted")),
    };
  }
  const result = check.judgeText(path, { ...value, partial });
  if (!mayBeIgnored || result.is !== "fails") return result;
  const reason = `${result.fact}, and Tenable does not document whether ignore covers what is below a folder.`;
  return {
    is: "undecided",
    outcome: undecided("undocumented", reason, "Write the path of the file in ignore."),
  };
}

/**
 * A whole text, else the lines of the pattern of the check; undefined if one output has two texts of the
 * file.
 */
function valueFor({ pattern }: FileCheck, values: readonly Values["file"][]): Values["file"] | undefined {
  const [first, ...others] = values.filter(({ selectedBy }) => selectedBy === undefined);
  if (first === undefined) return values.find(({ selectedBy }) => selectedBy === pattern) ?? values[0];
  return others.every((other) => isSameValue("file", first, other)) ? first : undefined;
}

function catRemedy(path: string, why: Why): string {
  return why === "denied"
    ? `Run \`cat ${path}\` as root.`
    : `Add the output of \`cat ${path}\`, with the command line above it.`;
}

/** A glob only expands to files (G 182). */
function isFolder({ observations }: Host, { patterns }: CheckedPaths, path: string): boolean {
  if (patterns.includes(path)) return false;
  const status = observations.ask("status", path);
  return status.is === "present" && status.values[0]?.type === "folder";
}

/** PASSED because of all the files; there is at least one. */
export function allComply(files: readonly Complying[]): Outcome {
  const [first] = files.some(({ selected }) => selected > 0)
    ? files.filter(({ selected }) => selected > 0)
    : files;
  const reason = files.length === 1 ? `${first!.fact}.` : `All ${files.length} files comply. ${first!.fact}.`;
  const count = files.reduce((sum, file) => sum + (file.count ?? file.meetings.length), 0);
  const notes = [...new Set(files.flatMap((file) => file.notes ?? []))];
  return outcome("PASSED", reason, {
    ...seen(
      files.flatMap(({ meetings }) => meetings),
      count,
    ),
    notes,
  });
}

/** The verdict if files do not comply; there is at least one. */
export function failedFiles(failing: readonly Failing[]): Outcome {
  const [first, ...others] = failing;
  const rest = others.length === 1 ? "does" : "do";
  const more = others.length === 0 ? "" : `, and ${plural(others.length, "more file")} ${rest} not comply`;
  const meetings = failing.flatMap((one) => one.meetings);
  const count = failing.reduce((sum, one) => sum + (one.count ?? one.meetings.length), 0);
  const notes = [...new Set(failing.flatMap((one) => one.notes ?? []))];
  return outcome("FAILED", `${first!.fact}${more}.`, { ...seen(meetings, count), notes });
}

function notAllKnown({ patterns }: CheckedPaths, why: Why): Outcome {
  const glob = patterns.find(isGlob)!;
  const remedy = `Add the output of \`ls -l ${glob}\`, and of \`cat\` for each of these files.`;
  return notKnown({ why, places: [] }, `which files ${glob} names`, remedy);
}

function noFile(
  { paths, missing }: FileCheck,
  absent: readonly { path: string; place: Place }[],
  places: readonly Place[],
  ignored: number,
): Outcome {
  const { written, patterns } = paths;
  if (ignored > 0) {
    const reason = "ignore excludes every file of the check, and Tenable does not document what that means.";
    return undecided("undocumented", reason, "Narrow ignore.");
  }
  const place = absent[0]?.place ?? places[0];
  const fact =
    patterns.length === 1 && absent.length === 1
      ? `${patterns[0]} does not exist`
      : `No file matches ${written.text}`;
  const where = place === undefined ? fact : `${fact}, line ${excerptOf(place).line} of the snapshot`;
  if (missing.is === "open") {
    const reason = `${where}, and Tenable does not document whether ${missing.keyword} lets that pass.`;
    const remedy = missing.remedy ?? "Write file_required : NO if the file may be missing.";
    return undecided("undocumented", reason, remedy);
  }
  const isExcused = missing.is === "yes";
  const reason = isExcused ? `${where}, and ${missing.keyword} permits that.` : `${where}.`;
  const meeting: Meeting = {
    element: written,
    violation: !isExcused,
    message: fact,
    ...(place && { place }),
  };
  const notes = paths.isSearched ? [searchedNote] : [];
  return outcome(isExcused ? "PASSED" : "FAILED", reason, { ...seen([meeting]), notes });
}

const searchedNote =
  "Tenable does not document whether the scanner also looks below the folders of search_locations; it is assumed to look only in them.";

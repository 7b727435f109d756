import { excerptOf } from "../../../observations/excerpt.ts";
import type { FileStatus, Found, Place, Why } from "../../../observations/observation.ts";
import { isGlob } from "../../../observations/paths.ts";
import { isSameValue, mergeStatus } from "../../../observations/same-value.ts";
import { plural } from "../../../text/plural.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { type Meeting, seen } from "../../observed/seen.ts";
import { type Judge, type Outcome, outcome, undecided } from "../../outcome.ts";
import type { Because } from "../../verdict.ts";
import { type CheckedPaths, isIgnored } from "../content/paths.ts";
import { attributesCommand } from "./attributes.ts";
import { existsByHash, type HashProperty } from "./hash-property.ts";
import { shellPath } from "./shown-path.ts";
import type { StatusProperty, Tested } from "./status-properties.ts";

/** A FILE_CHECK or FILE_CHECK_NOT that can be judged. */
export interface StatusCheck {
  paths: CheckedPaths;
  properties: readonly StatusProperty[];
  hash: HashProperty | undefined;
  negated: boolean;
  /** The keyword that lets the file be missing. */
  excuse: string | undefined;
}

/** What is true of a file, without a full stop, and what shows it. */
interface Decided {
  path: string;
  fact: string;
  meetings: Meeting[];
  mayBeFolder: boolean;
}

/** What is known about one file. */
type FileResult =
  | ({ is: "complies" } & Decided)
  | ({ is: "fails" } & Decided)
  | { is: "undecided"; outcome: Outcome }
  | { is: "absent"; path: string; place?: Place; line?: number };

export function judgeFileStatus(check: StatusCheck): Judge {
  return (host) => {
    const { paths } = check;
    const { results, missing, places, ignored } = judgeFoundFiles(check, host);
    const failing = results.filter((result) => result.is === "fails");
    if (failing.length > 0) return failedFiles(check, failing);
    const open = results.find((result) => result.is === "undecided");
    if (open !== undefined) return open.outcome;
    if (missing !== undefined) {
      const glob = paths.patterns.find(isGlob)!;
      return notKnown({ why: missing, places: [] }, `which files ${glob} names`, listRemedy(check, glob));
    }
    const complying = results.filter((result) => result.is === "complies");
    const absent = results.filter((result) => result.is === "absent");
    if (complying.length === 0) return noFile(check, absent, places, ignored);
    return passFiles(check, complying, absent);
  };
}

/** What is known about each file that a check looks at. */
interface FoundResults {
  results: FileResult[];
  /** Why there may be more files; undefined if all are known. */
  missing: Why | undefined;
  places: readonly Place[];
  /** How many files `ignore` leaves out. */
  ignored: number;
}

export function judgeFoundFiles(check: StatusCheck, host: Host): FoundResults {
  const { paths } = check;
  const { files, missing, places } = host.observations.askFiles("status", paths.patterns);
  const results: FileResult[] = [];
  let ignored = 0;
  for (const { path, found } of files) {
    const isLeftOut = isIgnored(paths, path);
    if (isLeftOut === true) ignored++;
    else if (!isFolderOfGlob(check, path, found)) {
      results.push(judgeFile(check, path, found, host, isLeftOut === "open"));
    }
  }
  return { results, missing, places, ignored };
}

/** A glob only expands to files (G 182, 185). */
function isFolderOfGlob({ paths }: StatusCheck, path: string, found: Found<"status">): boolean {
  if (paths.patterns.includes(path)) return false;
  return found.is === "present" && statusOf(found)?.type === "folder";
}

function judgeFile(
  check: StatusCheck,
  path: string,
  found: Found<"status">,
  host: Host,
  mayBeIgnored: boolean,
): FileResult {
  const known = knownOf(check, path, found, host);
  if ("is" in known) return known;
  const { status, place } = known;
  const { properties, hash, negated, paths } = check;
  if (status.type === "link") {
    const reason = `${path} is a link, ${at(place)}, and what it leads to is not shown.`;
    return { is: "undecided", outcome: undecided("missing", reason, listRemedy(check, path)) };
  }
  const tested = [
    ...properties.map((property) => ({ property, test: property.test(status, path, host) })),
    ...(hash === undefined ? [] : [{ property: hash, test: hash.test(path, host) }]),
  ];
  const holds = combine(tested.map(({ test }) => test.holds));
  if (holds === undefined) {
    const { property, test } = tested.find((one) => one.test.holds === undefined)!;
    return unknownProperty(check, path, property.name, test as Unknown, place);
  }
  const isViolation = negated ? holds : !holds;
  const decisive = holds ? tested : tested.filter(({ test }) => test.holds === false);
  const facts = decisive.map(({ test }) => test.fact);
  const fact = facts.length === 0 ? `${path} exists` : `${path}: ${facts.join(", ")}`;
  // The scanner lists only what its check looked at.
  const isReported = place?.source.from === "report";
  const mayBeFolder =
    !isReported && !paths.patterns.includes(path) && status.type === undefined && mayEnter(status);
  if (isViolation && mayBeFolder) {
    const reason = `${fact}, and the snapshot does not show whether it is a folder, which a glob excludes (guide p. 182).`;
    return {
      is: "undecided",
      outcome: undecided("partial", reason, `Add the output of \`ls -ldL ${shellPath(path)}\`.`),
    };
  }
  if (isViolation && mayBeIgnored) {
    const reason = `${fact}, and Tenable does not document whether ignore covers what is below a folder.`;
    return {
      is: "undecided",
      outcome: undecided("undocumented", reason, "Write the path of the file in ignore."),
    };
  }
  const meetings: Meeting[] =
    decisive.length === 0
      ? [{ element: paths.written, violation: isViolation, message: fact, ...(place && { place }) }]
      : decisive.map(({ property: { name, element }, test }) => ({
          element,
          violation: isViolation,
          message: `${path}: ${test.fact}`,
          // The line of a hash or of attributes is in the sentence.
          ...(name !== "md5" && name !== "attr" && place && { place }),
        }));
  return { is: isViolation ? "fails" : "complies", path, meetings, fact, mayBeFolder };
}

/** All must be true: false if one is not, undefined if one may not be. */
function combine(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}

/** A folder that nobody may enter would be useless. */
function mayEnter({ mode }: FileStatus): boolean {
  return mode === undefined || (mode & 0o111) !== 0;
}

type Known =
  | { status: FileStatus; place: Place | undefined }
  | Extract<FileResult, { is: "undecided" | "absent" }>;

/** Whether a file exists, and what is shown of it. */
function knownOf(check: StatusCheck, path: string, found: Found<"status">, host: Host): Known {
  const byHash = check.hash === undefined ? undefined : existsByHash(path, host);
  if (byHash !== undefined && "conflict" in byHash) return contradiction(path, byHash.conflict);
  if (found.is === "absent") {
    const [place] = found.places;
    if (byHash?.exists) return contradiction(path, [excerptOf(place!).line, byHash.line]);
    return { is: "absent", path, ...(place && { place }) };
  }
  if (found.is === "present") {
    const [place] = found.places;
    const status = statusOf(found);
    if (byHash?.exists === false) return contradiction(path, [excerptOf(place!).line, byHash.line]);
    if (status !== undefined) return { status, place };
    return { is: "undecided", outcome: notKnown({ why: "conflict", places: found.places }, path, undefined) };
  }
  if (found.why === "not captured" && byHash !== undefined) {
    return byHash.exists ? { status: {}, place: undefined } : { is: "absent", path, line: byHash.line };
  }
  const isOnlyHash = check.hash !== undefined && check.properties.length === 0;
  if (isOnlyHash && found.why === "not captured") {
    const reason = `The snapshot has no MD5 of ${path}.`;
    return { is: "undecided", outcome: undecided("missing", reason, hashRemedy(path)) };
  }
  const subject = `the status of ${path}`;
  return { is: "undecided", outcome: notKnown(found, subject, listRemedy(check, path)) };
}

function contradiction(path: string, [line, other]: readonly [number, number]): Known {
  const reason = `Lines ${line} and ${other} of the snapshot contradict each other about ${path}.`;
  return { is: "undecided", outcome: undecided("conflict", reason, "Keep the correct output.") };
}

/** What one list says about a file, in several rows; undefined if they contradict each other. */
function statusOf({ values }: Extract<Found<"status">, { is: "present" }>): FileStatus | undefined {
  let status: FileStatus = {};
  for (const value of values) {
    if (!isSameValue("status", status, value)) return undefined;
    status = mergeStatus(status, value);
  }
  return status;
}

type Unknown = Extract<Tested, { holds: undefined }>;

function unknownProperty(
  check: StatusCheck,
  path: string,
  name: string,
  { fact, because, lacks }: Unknown,
  place: Place | undefined,
): FileResult {
  const where = place === undefined ? "" : `, ${at(place)}`;
  const reason = `${path}: ${fact}${where}.`;
  return {
    is: "undecided",
    outcome: undecided(because, reason, remedyFor(check, path, name, because, lacks)),
  };
}

function remedyFor(
  check: StatusCheck,
  path: string,
  name: string,
  because: Because,
  lacks: keyof FileStatus | undefined,
): string | undefined {
  if (because === "conflict") return "Keep the correct output.";
  if (name === "md5") return hashRemedy(path);
  if (name === "attr" && because === "missing") return `Add the output of \`${attributesCommand(path)}\`.`;
  if (lacks !== undefined) return listRemedy(check, path, [lacks]);
  return because === "undocumented" ? `Write ${name} unambiguously.` : undefined;
}

function hashRemedy(path: string): string {
  return `Add the output of \`md5sum ${shellPath(path)}\`.`;
}

/** The lists that show what is asked for, for a link about its target. */
function listRemedy({ properties }: StatusCheck, path: string, only?: readonly string[]): string {
  const asked = only ?? properties.map(({ name }) => name);
  const isNumber = (name: string) => name === "uid" || name === "gid";
  const commands = [
    ...(asked.length === 0 || asked.some((name) => !isNumber(name)) ? ["ls -ldL"] : []),
    ...(asked.some(isNumber) ? ["ls -ldnL"] : []),
  ].map((command) => `\`${command} ${shellPath(path)}\``);
  return `Add the output of ${commands.join(" and ")}, with the command line above it.`;
}

function at(place: Place | undefined): string {
  return place === undefined ? "the snapshot" : `line ${excerptOf(place).line} of the snapshot`;
}

type Absent = Extract<FileResult, { is: "absent" }>;

/** The verdict if files fail; there is at least one. */
export function failedFiles(
  { negated, properties, hash }: StatusCheck,
  failing: readonly Decided[],
): Outcome {
  const [first, ...others] = failing;
  const more =
    others.length === 0
      ? ""
      : `, and ${plural(others.length, "more file")} ${others.length === 1 ? "fails" : "fail"}`;
  const isExistence = properties.length === 0 && hash === undefined;
  const asked = negated && !isExistence ? ", as FILE_CHECK_NOT forbids" : "";
  const meetings = failing.flatMap((one) => one.meetings);
  return outcome("FAILED", `${first!.fact}${asked}${more}.`, seen(meetings));
}

function passFiles(check: StatusCheck, complying: readonly Decided[], absent: readonly Absent[]): Outcome {
  const [first] = complying;
  if (absent.length > 0 && check.excuse === undefined) {
    const reason = `${absent[0]!.path} does not exist, other files of the check do, and Tenable does not document what that means.`;
    return undecided("undocumented", reason, "Write a check for each file.");
  }
  if (complying.every(({ mayBeFolder }) => mayBeFolder)) {
    const reason = `${first!.path} and whatever else ${check.paths.written.text} names may be folders, which a glob excludes (guide p. 182).`;
    return undecided("partial", reason, listRemedy(check, check.paths.patterns.find(isGlob)!));
  }
  const fact = complying.length === 1 ? first!.fact : `All ${complying.length} files comply. ${first!.fact}`;
  return outcome("PASSED", `${fact}.`, seen(complying.flatMap(({ meetings }) => meetings)));
}

function noFile(
  { paths, properties, hash, negated, excuse }: StatusCheck,
  absent: readonly Absent[],
  places: readonly Place[],
  ignored: number,
): Outcome {
  const { written, patterns } = paths;
  if (ignored > 0) {
    const reason = "ignore excludes every file of the check, and Tenable does not document what that means.";
    return undecided("undocumented", reason, "Narrow ignore.");
  }
  const [only] = absent;
  const isOne = patterns.length === 1 && only !== undefined;
  const fact = isOne ? `${only.path} does not exist` : `No file is named by ${written.text}`;
  const place = only?.place ?? places[0];
  const line = only?.line === undefined ? "" : `, line ${only.line} of the snapshot`;
  const where = place === undefined ? line : `, ${at(place)}`;
  const asks = [...properties.map(({ name }) => name), ...(hash === undefined ? [] : ["md5"])];
  if (negated && excuse === undefined && asks.length > 0 && asks.every((name) => name === "file_type")) {
    const reason = `${fact}${where}, and Tenable does not document whether FILE_CHECK_NOT with file_type asks for that.`;
    return undecided("undocumented", reason, "Remove file_type, or write file_required : NO.");
  }
  const isAsked = negated && asks.length === 0;
  const passes = isAsked || excuse !== undefined;
  const why = isAsked ? ", as FILE_CHECK_NOT asks" : passes ? `, and ${excuse} : NO permits that` : "";
  const meeting: Meeting = {
    element: written,
    violation: !passes,
    message: place === undefined ? `${fact}${where}` : fact,
    ...(place && { place }),
  };
  return outcome(passes ? "PASSED" : "FAILED", `${fact}${where}${why}.`, seen([meeting]));
}

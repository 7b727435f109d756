import { builtinKey, commandKey, hiddenCommandKey, selectionKey } from "../../../observations/command-key.ts";
import { lineOf } from "../../../observations/excerpt.ts";
import type { FileStatus, Place, Source, Why } from "../../../observations/observation.ts";
import type { Observations } from "../../../observations/observations.ts";
import { isGlob } from "../../../observations/paths.ts";
import type { Draft } from "../../draft.ts";
import { linesOf } from "../../transcript/exchange.ts";
import type { ResultText } from "./result-text.ts";

/**
 * Reads what the scanner saw of a host from the result of a compliance check: the output of a command, the
 * status of files, the lines that a pattern selected. Whether the check passed is never looked at.
 *
 * @param line of the report, where the result begins
 */
export function addReportedValue(draft: Draft, result: ResultText, line: number): void {
  const { check, policy = "", actual } = result;
  const asked = askedIn(policy);
  draft.reported.push({ description: check, isFixed: asked.size === 0 && actual === undefined, line });
  if (actual === undefined) return;
  const source: Source = { text: actual, firstLine: line + (result.actualLine ?? 0), from: "report" };
  draft.observations.startOutput();
  const partial = result.isCut ? "cut" : undefined;
  const value: ReportedValue = { source, observations: draft.observations, check, asked, partial };
  for (const take of takers) if (take(value)) return;
}

/** A value, and what the policy asked for. */
interface ReportedValue {
  source: Source;
  observations: Observations;
  /** Description of the check. */
  check: string;
  /** What the report repeats of the check: `file`, `regex`, `cmd`. */
  asked: ReadonlyMap<string, string>;
  /** Why there is more of the value than is kept. */
  partial: Why | undefined;
}

type Taker = (value: ReportedValue) => boolean;

/** Reads the lines `keyword: value` of a policy value; a line without a keyword continues the one above. */
function askedIn(policy: string): Map<string, string> {
  const asked = new Map<string, string>();
  let last: string | undefined;
  for (const line of policy.split("\n")) {
    const match = /^([a-z_]{2,30}): ?(.*)$/.exec(line.replace(/\r$/, ""));
    if (match !== null) {
      last = match[1]!;
      if (!asked.has(last)) asked.set(last, match[2]!);
    } else if (last !== undefined && line !== "") asked.set(last, `${asked.get(last)}\n${line}`);
  }
  return asked;
}

function placeFrom(source: Source, start: number): Place {
  return { source, start, end: source.text.length };
}

/** `The command 'uname -r' returned : `, a blank line, the output. The command is left out where the policy hides it. */
const takeOutput: Taker = ({ source, observations, check, asked, partial }) => {
  const match = /^The command (?:'([\s\S]*?)' )?returned ?: ?\r?\n(?:\r?\n)?/.exec(source.text);
  if (match === null) return false;
  const key = match[1] === undefined ? hiddenCommandKey(check) : commandOf(match[1], asked);
  const place = placeFrom(source, match[0].length);
  observations.add("command", key, { output: place }, place, partial);
  return true;
};

/**
 * The command in the policy is complete. The quotes around the one that the value repeats may be part of it.
 */
function commandOf(repeated: string, asked: ReadonlyMap<string, string>): string {
  const command = asked.get("cmd");
  return commandKey(command?.startsWith(repeated) ? command : repeated);
}

const takeNoOutput: Taker = ({ source, observations, check, asked }) => {
  const match = /^The command (?:'([\s\S]*)' )?did not return any result/.exec(source.text);
  if (match === null) return false;
  const key = match[1] === undefined ? hiddenCommandKey(check) : commandOf(match[1], asked);
  const place: Place = { source, start: 0, end: 0 };
  observations.add("command", key, { output: place }, place);
  return true;
};

const statusOfFile =
  /^The file (\/.{0,4000}) with fmode owner: (\S{1,80}) group: (\S{1,80}) mode: ([0-7]{3,6}) uid: (\d{1,10}) gid: (\d{1,10}) uneven permissions ?: (?:TRUE|FALSE)/;

/** One line for each file: `The file /etc/motd with fmode owner: root group: root mode: 0644 uid: 0 gid: 0 …`. */
const takeStatuses: Taker = ({ source, observations, asked, partial }) => {
  let found = false;
  for (const { text, place } of linesOf({ output: placeFrom(source, 0) })) {
    const match = statusOfFile.exec(text);
    if (match === null) continue;
    found = true;
    const [, path, ...columns] = match;
    observations.add("status", path!, statusIn(columns), place);
  }
  if (found && partial === undefined) coverGlobs(observations, asked, placeFrom(source, 0));
  return found;
};

/** Owner, group, mode, user id and group id, as the scanner prints them in this order. */
function statusIn([owner, group, mode, uid, gid]: readonly string[]): FileStatus {
  return {
    mode: Number.parseInt(mode!, 8),
    owner: owner!,
    group: group!,
    uid: Number(uid),
    gid: Number(gid),
  };
}

/** In older reports: `File : /etc/csh.login` and `Remote value: owner: root group: root mode: 0644 uid: 0 gid: 0 …`. */
const takeRemoteValue: Taker = ({ source, observations, asked }) => {
  const match =
    /^ ?owner: (\S{1,80}) group: (\S{1,80}) mode: ([0-7]{3,6}) uid: (\d{1,10}) gid: (\d{1,10})/.exec(
      source.text,
    );
  const path = asked.get("file");
  if (match === null || path === undefined || isGlob(path)) return false;
  const place = placeFrom(source, 0);
  observations.add("status", path, statusIn(match.slice(1)), place);
  return true;
};

const takeNoFile: Taker = ({ source, observations }) => {
  const match =
    /^No files found: (\/[^\r\n]{0,4000})/.exec(source.text) ??
    /^The file "?(\/[^"\r\n]{0,4000}?)"? (?:does not exist|could not be found)/.exec(source.text);
  if (match === null) return false;
  const place = placeFrom(source, 0);
  for (const path of match[1]!.trim().split(/\s+/)) {
    if (isGlob(path)) {
      observations.coverPaths("status", { glob: path }, place);
    } else {
      observations.addAbsent("status", path, place);
      observations.addAbsent("file", path, place);
    }
  }
  return true;
};

const takeDenied: Taker = ({ source, observations }) => {
  const match = /^File permission denied: (\/[^\r\n]{0,4000})/.exec(source.text);
  if (match === null) return false;
  const place = placeFrom(source, 0);
  observations.addUnknown("file", match[1]!.trim(), "denied", place);
  return true;
};

/** `The file "/etc/login.defs" does not contain "^UMASK"`; the pattern is in the policy value as well. */
const takeNoLine: Taker = ({ source, observations, asked }) => {
  const match = /^The file "?(\/[^"\r\n]{0,4000}?)"? does not contain /.exec(source.text);
  const key = keyOf(asked);
  if (match === null || key === undefined) return false;
  const place = placeFrom(source, 0);
  const empty: Place = { source, start: 0, end: 0 };
  observations.add("selection", key, { files: [{ path: match[1]!, text: empty }] }, place);
  observations.add("status", match[1]!, {}, place);
  return true;
};

/** No file, or no file with a line that the pattern selects. */
const takeNoMatch: Taker = ({ source, observations, asked }) => {
  const key = keyOf(asked);
  if (!/^No matching files were found/.test(source.text) || key === undefined) return false;
  observations.add("selection", key, { files: [] }, placeFrom(source, 0));
  return true;
};

const selectedFile = /^\s+(\/.{0,4000}?) - regex '/;
const selectedLine = /^\s+\d{1,9}: /;

/**
 * Under `Compliant file(s):` every selected line of each file; under `Non-compliant file(s):` those that are not as they
 * should be, of the files that have such lines.
 */
const takeSelection: Taker = ({ source, observations, asked, partial: cut }) => {
  const heading = /^(Non-compliant|Compliant) file\(s\):/.exec(source.text);
  const key = keyOf(asked);
  if (heading === null || key === undefined) return false;
  const files: { path: string; text: Place }[] = [];
  let lines: string[] = [];
  let firstLine = source.firstLine;
  let path: string | undefined;
  const endFile = () => {
    if (path === undefined) return;
    const own: Source = { text: lines.join("\n"), firstLine, from: "report", name: path };
    files.push({ path, text: placeFrom(own, 0) });
  };
  for (const { text, place } of linesOf({ output: placeFrom(source, 0) })) {
    const start = selectedFile.exec(text);
    if (start !== null) {
      endFile();
      path = start[1]!;
      lines = [];
      firstLine = lineOf(source, place.start) + 1;
    } else if (path !== undefined) {
      const prefix = selectedLine.exec(text)?.[0] ?? "";
      if (prefix !== "") lines.push(text.slice(prefix.length));
    }
  }
  endFile();
  const partial = heading[1] === "Compliant" ? cut : "filtered";
  observations.add("selection", key, { files }, placeFrom(source, 0), partial);
  for (const file of files) observations.add("status", file.path, {}, file.text);
  return true;
};

function keyOf(asked: ReadonlyMap<string, string>): string | undefined {
  const [file, regex] = [asked.get("file"), asked.get("regex")];
  return file === undefined || regex === undefined ? undefined : selectionKey(file, regex);
}

const takeBuiltin: Taker = ({ source, observations, check, asked }) => {
  const name = asked.get("name");
  if (name === undefined) return false;
  const key = builtinKey(
    name,
    check,
    [...asked].filter(([keyword]) => !/^(?:name|system|severity)$/.test(keyword)),
  );
  const place = placeFrom(source, 0);
  if (/^(?:No issues found|No duplicate [\w ]{1,40} detected)\.?\s*$/.test(source.text)) {
    observations.addAbsent("builtin", key, place);
  } else observations.add("builtin", key, { issues: place }, place);
  return true;
};

/** Tried in this order. */
const takers: readonly Taker[] = [
  takeBuiltin,
  takeOutput,
  takeNoOutput,
  takeStatuses,
  takeRemoteValue,
  takeNoFile,
  takeDenied,
  takeNoLine,
  takeNoMatch,
  takeSelection,
];

/** The scanner lists every file that a glob matches. */
function coverGlobs(observations: Observations, asked: ReadonlyMap<string, string>, place: Place): void {
  for (const path of (asked.get("file") ?? "").split(/\s+/)) {
    if (isGlob(path)) observations.coverPaths("status", { glob: path }, place);
  }
}

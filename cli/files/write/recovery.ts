import { createHash } from "node:crypto";
import { closeSync, fsyncSync, lstatSync, openSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { systemPath } from "../file-name.ts";
import { namesIn, nearestRealPath, realPath } from "../look-up.ts";
import { makeFolder } from "../make-folder.ts";
import { type RegularFile, readRegular } from "../read-regular.ts";
import { isCount, isRecord, isText } from "../shape.ts";
import { cacheFolder } from "./cache-folder.ts";
import { longestWriting, markedName, unmarkedName } from "./marked-name.ts";

/**
 * The new text of a file while it is written in place: complete before the file is touched, and removed
 * afterwards.
 */
export interface Recovery {
  /** Absolute path of the recovery file. */
  path: string;
  /** Absolute path of the file that the text is for, with links resolved. */
  target: string;
  text: Buffer;
}

/** The first line of a recovery file, as JSON; the text follows it. */
interface Header {
  "nessus-audit-recovery": 1;
  target: string;
  host: string;
  process: number;
  /** Digests of the file before writing, and of the text that follows. */
  before: string;
  after: string;
}

const ending = ".nessus-audit-recovery";
const beginning = '{"nessus-audit-recovery":1,';
/** Larger than any policy that is read, including the header. */
const maxBytes = 65 * 1024 * 1024;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Keeps the new text of a file: next to it, or in the user's cache folder if nothing can be created next to
 * it.
 *
 * @param target absolute path, with links resolved
 * @returns the path of the recovery file
 * @throws the system's error if neither folder works
 */
export function keepRecovery(target: string, before: Buffer, after: Buffer, env: Environment): string {
  const header: Header = {
    "nessus-audit-recovery": 1,
    target,
    host: hostname(),
    process: process.pid,
    before: digestOf(before),
    after: digestOf(after),
  };
  const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), after]);
  try {
    return create(markedName(target, ending), bytes);
  } catch {
    const folder = recoveryFolder(env);
    makeFolder(folder, 0o700);
    return create(markedName(join(folder, "policy"), ending), bytes);
  }
}

/** Removes a recovery file; it is not an error if it is gone already. */
export function removeRecovery(path: string): void {
  try {
    unlinkSync(systemPath(path));
  } catch {
    // another run removed it
  }
}

/**
 * Finds what interrupted runs left for these files. If a file has its complete old or new text, nothing is
 * lost, and the recovery file is removed; so is an incomplete one, because its file was not touched yet.
 *
 * @param paths absolute
 * @returns by path
 */
export function findRecoveries(paths: readonly string[], env: Environment): Map<string, Recovery> {
  const byTarget = new Map<string, Recovery>();
  for (const folder of new Set(paths.flatMap(foldersOf))) {
    for (const name of namesIn(folder)) {
      const target = unmarkedName(name, ending);
      if (target !== undefined) take(join(folder, name), join(folder, target));
    }
  }
  const folder = recoveryFolder(env);
  for (const name of namesIn(folder)) if (unmarkedName(name, ending)) take(join(folder, name), undefined);
  if (byTarget.size === 0) return new Map();
  return new Map(
    paths.flatMap((path) => {
      const recovery = byTarget.get(nearestRealPath(path));
      return recovery === undefined ? [] : [[path, recovery] as const];
    }),
  );

  /** A recovery file next to another file is for that one, whatever it says: anyone may have put it there. */
  function take(path: string, beside: string | undefined): void {
    const found = readRecovery(path);
    if (found === "unfinished") removeRecovery(path);
    if (found === undefined || found === "unfinished" || isBeingWritten(found)) return;
    const target = beside === undefined ? found.header.target : nearestRealPath(beside);
    if (isNeeded(found, target)) byTarget.set(target, { path, target, text: found.text });
    else if (beside !== undefined || found.isOwn) removeRecovery(path);
  }
}

interface FoundRecovery {
  header: Header;
  text: Buffer;
  modified: number;
  /** It was created by the user who runs this. */
  isOwn: boolean;
}

/** False if the file is complete, so that nothing is lost, or was not touched yet. */
function isNeeded({ header, text }: FoundRecovery, target: string): boolean {
  if (digestOf(text) !== header.after) return false;
  const present = readFound(target)?.bytes;
  if (present === undefined) return false;
  const digest = digestOf(present);
  return digest !== header.before && digest !== header.after;
}

/** It may be written by another run at this moment, on this machine or on one that shares the folder. */
function isBeingWritten({ header, modified }: FoundRecovery): boolean {
  if (Date.now() - modified > longestWriting) return false;
  return header.host !== hostname() || (header.process !== process.pid && isRunning(header.process));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Untrusted: a folder can be anyone's. Undefined if the file does not have the form of a recovery file;
 * "unfinished" if a run that has surely ended did not even complete its first line.
 */
function readRecovery(path: string): FoundRecovery | "unfinished" | undefined {
  const read = readFound(path);
  if (read === undefined || !hasBeginning(read.bytes)) return undefined;
  const { uid, mtimeMs } = read.status;
  const end = read.bytes.indexOf(10);
  if (end < 0) return Date.now() - mtimeMs > longestWriting ? "unfinished" : undefined;
  const header = headerIn(read.bytes.subarray(0, end).toString("utf8"));
  if (header === undefined) return undefined;
  return {
    header,
    text: read.bytes.subarray(end + 1),
    modified: mtimeMs,
    isOwn: process.geteuid === undefined || uid === process.geteuid(),
  };
}

/** Also undefined if it can't be read. */
function readFound(path: string): RegularFile | undefined {
  try {
    return readRegular(path, maxBytes);
  } catch {
    return undefined;
  }
}

/** Does it have the right beginning, as far as it goes? */
function hasBeginning(bytes: Buffer): boolean {
  const start = bytes.subarray(0, beginning.length);
  return start.equals(Buffer.from(beginning).subarray(0, start.length));
}

const isHeader = isRecord<Header>({
  "nessus-audit-recovery": (value) => value === 1,
  target: isText,
  host: isText,
  process: (value): value is number => isCount(value) && value > 0,
  before: isText,
  after: isText,
});

function headerIn(line: string): Header | undefined {
  try {
    const header: unknown = JSON.parse(line);
    return isHeader(header) ? header : undefined;
  } catch {
    return undefined;
  }
}

function create(path: string, bytes: Buffer): string {
  const file = openSync(systemPath(path), "wx", 0o600);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } catch (error) {
    removeRecovery(path);
    throw error;
  } finally {
    closeSync(file);
  }
  return path;
}

function recoveryFolder(env: Environment): string {
  return join(cacheFolder(env), "recovery");
}

/** Where a recovery file can be: next to the path, and if that is a link, next to its target. */
function foldersOf(path: string): string[] {
  try {
    if (lstatSync(systemPath(path)).isSymbolicLink()) return [dirname(path), dirname(realPath(path))];
  } catch {
    // that it does not exist is reported elsewhere
  }
  return [dirname(path)];
}

function digestOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("base64");
}

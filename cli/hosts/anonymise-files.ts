import { join, relative, resolve, sep } from "node:path";
import {
  anonymise,
  decodeText,
  type HostNames,
  hostNamesIn,
  plural,
  type RegexMatcher,
  redact,
  StandIns,
} from "../../core/command-line.ts";
import { captureThisMachine } from "../../live/capture.ts";
import { boundaryOf } from "../files/boundary.ts";
import { findFiles, searchedFolder } from "../files/find/find-files.ts";
import { standardInput } from "../files/read-policy.ts";
import { readBytes } from "../files/read-text.ts";
import { withSlashes } from "../files/with-slashes.ts";
import { writeNewBelow } from "../files/write/write-file.ts";
import { UsageError } from "../options/usage-error.ts";
import type { Problems } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import { hostNamesInPath, sharedPath } from "./share-names.ts";

export interface SharedSnapshots {
  /** Replaces addresses and names; otherwise only what is redacted changes. */
  anonymises: boolean;
  /** What is removed from outputs. */
  redacted: readonly RegexMatcher[];
  /** Files, folders and globs, or `-`. */
  names: readonly string[];
  /** Also this machine. */
  live: boolean;
  /** The folder that they are written to; undefined: a single one goes to standard output. */
  folder: string | undefined;
}

/** A snapshot to anonymise. */
interface Original {
  /** Its name in messages. */
  shownAs: string;
  /** The named folder, or that of the file. */
  folder: string;
  /** The path in that folder, with `/`: a file of a host, or a folder of a host with files. */
  path: string;
  read(): Promise<string>;
}

/**
 * Replaces addresses and host names in snapshots and in the names of their files, always by the same ones:
 * one file for standard output, or several for a folder, in which they keep their subfolders. What can't be
 * hidden is left out, and reported.
 *
 * @throws UsageError for several files without a folder
 */
export async function anonymiseFiles(
  { names, live, folder, anonymises, redacted }: SharedSnapshots,
  terminal: Terminal,
  problems: Problems,
): Promise<void> {
  const originals = await findOriginals(names, terminal, problems);
  if (live) originals.push(thisMachine(problems));
  if (originals.length > 1 && folder === undefined) {
    throw new UsageError("To write several snapshots, name a folder: --output-dir DIR.");
  }
  const found = await lookForNames(originals, problems, anonymises);
  // a host name found in one of them is hidden in all of them
  const hostNames = new Set(
    [...found].flatMap(([{ path }, { names: own }]) => [...own, ...hostNamesInPath(path)]),
  );
  const standIns = new StandIns();
  const free = freePaths();
  for (const original of found.keys()) {
    const { shownAs } = original;
    try {
      const shown = redactAll(await original.read(), redacted);
      if (redacted.length > 0) problems.note(`${shownAs}: ${plural(shown.count, "part")} removed.`);
      const { text, leftOut, kept } = anonymises
        ? anonymise(shown.text, { standIns, names: hostNames })
        : { text: shown.text, leftOut: [], kept: [] };
      for (const sentence of leftOutSentences(leftOut)) problems.note(`${shownAs}:${sentence}`);
      for (const name of kept) problems.note(`${shownAs}: ${keptName(name)}`);
      if (folder === undefined) {
        terminal.exact(text, shownAs);
        continue;
      }
      const shared = anonymises
        ? sharedPath(original.path, hostOf(original, found), standIns)
        : original.path;
      const path = free(original, shared);
      await writeBelow(folder, path, text, terminal);
      if (path !== original.path) problems.note(`${shownAs} is ${path} in ${folder}.`);
    } catch (error) {
      problems.fail(shownAs, error);
    }
  }
}

function redactAll(text: string, matchers: readonly RegexMatcher[]): { text: string; count: number } {
  let all = { text, count: 0 };
  for (const matcher of matchers) {
    const { text: next, count } = redact(all.text, matcher);
    all = { text: next, count: all.count + count };
  }
  return all;
}

/** One sentence for lines that follow each other: a password file has many. */
function leftOutSentences(leftOut: readonly { line: number; what: string }[]): string[] {
  const runs: { from: number; to: number; what: string }[] = [];
  for (const { line, what } of leftOut) {
    const last = runs.at(-1);
    if (last !== undefined && last.what === what && last.to === line - 1) last.to = line;
    else runs.push({ from: line, to: line, what });
  }
  return runs.map(({ from, to, what }) =>
    from === to
      ? `${from}: ${what} was left out.`
      : `${from}-${to}: ${what} was left out in each of these ${to - from + 1} lines.`,
  );
}

function keptName(name: string): string {
  return `${name} is the name of a host and of something else, such as a process. It was kept where it can be either.`;
}

async function findOriginals(
  names: readonly string[],
  terminal: Terminal,
  problems: Problems,
): Promise<Original[]> {
  const { cwd } = terminal;
  if (names.includes(standardInput)) {
    const input = terminal.readInput().then((bytes) => decodeText(bytes).text);
    return [{ shownAs: "stdin", folder: "", path: "stdin.txt", read: () => input }];
  }
  const originals = new Map<string, Original>();
  for (const name of names) {
    const search = { cwd, wants: isVisible, linksWithin: boundaryOf, sought: "file", problems };
    const folder = searchedFolder(name, cwd);
    for (const shownAs of await findFiles([name], search)) {
      const file = resolve(cwd, shownAs);
      const path = relative(folder, file).split(sep).join("/");
      const read = async () => decodeText(await readBytes(file, shownAs)).text;
      if (!originals.has(file)) originals.set(file, { shownAs, folder, path, read });
    }
  }
  return [...originals.values()];
}

function thisMachine(problems: Problems): Original {
  let text: Promise<string> | undefined;
  const capture = async () => {
    const { text, notes } = await captureThisMachine();
    for (const note of notes) problems.note(note);
    return text;
  };
  const read = () => {
    text ??= capture();
    return text;
  };
  return { shownAs: "this machine", folder: "", path: "live.txt", read };
}

/**
 * Finds the names in each; what can't be read, or is not in a known format, is reported as a problem and left
 * out.
 */
async function lookForNames(
  originals: readonly Original[],
  problems: Problems,
  hidesNames: boolean,
): Promise<Map<Original, HostNames>> {
  const found = new Map<Original, HostNames>();
  for (const original of originals) {
    try {
      const names = hostNamesIn(await original.read());
      if (hidesNames && !names.isKnown) {
        throw new Error(
          `${original.shownAs} is not a known kind of snapshot, so it is not known what to hide in it. It was left out.`,
        );
      }
      found.set(original, names);
    } catch (error) {
      problems.fail(original.shownAs, error);
    }
  }
  return found;
}

/** The name of the host in all of its files, if they agree. */
function hostOf(original: Original, found: ReadonlyMap<Original, HostNames>): string | undefined {
  const hosts = new Set<string>();
  for (const [other, { host }] of found) {
    if (host !== undefined && entryOf(other) === entryOf(original)) hosts.add(host);
  }
  return hosts.size === 1 ? [...hosts][0] : undefined;
}

/** The entry that is a host: a file or a folder in the named folder. */
function entryOf({ folder, path }: Original): string {
  return `${folder}/${path.split("/")[0]}`;
}

/**
 * Makes paths unique, and gives no two hosts the same folder: several hosts can have the same stand-in, as
 * `web` and `web.example.org` do.
 */
function freePaths(): (original: Original, path: string) => string {
  const entries = new Map<string, string>();
  const taken = new Set<string>();
  return (original, path) => {
    const entry = entryOf(original);
    const [first = "", ...rest] = path.split("/");
    const name = numberName(first, (own) => (entries.get(own.toLowerCase()) ?? entry) === entry);
    entries.set(name.toLowerCase(), entry);
    const free = numberName([name, ...rest].join("/"), (own) => !taken.has(own.toLowerCase()));
    taken.add(free.toLowerCase());
    return free;
  };
}

/** Makes a name unique, with a number before its suffix if needed. */
function numberName(name: string, isFree: (name: string) => boolean): string {
  const [, start = name, ending = ""] = /^(.*?)(\.[^./]*)?$/.exec(name) ?? [];
  let free = name;
  for (let number = 2; !isFree(free); number++) free = `${start}-${number}${ending}`;
  return free;
}

function isVisible(path: string): boolean {
  return !path.split("/").some((part) => part.startsWith("."));
}

async function writeBelow(folder: string, path: string, text: string, terminal: Terminal): Promise<void> {
  const shown = withSlashes(join(folder, path));
  if (!(await writeNewBelow(resolve(terminal.cwd, shown), text, shown))) {
    throw new Error(`${shown} already exists, so it was not written. Choose another folder.`);
  }
}

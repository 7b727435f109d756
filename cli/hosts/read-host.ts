import { isAscii } from "node:buffer";
import { basename, join, parse as parsePath, relative, resolve } from "node:path";
import {
  type DecodedText,
  decodeText,
  type HostText,
  hostsInFolder,
  hostText,
  isAnswersFile,
  plural,
  policyText,
  readSnapshots,
  type Snapshot,
  type TargetHost,
  targetHostOf,
  type Vouched,
} from "../../core/command-line.ts";
import { captureThisMachine } from "../../live/capture.ts";
import { type Boundary, boundaryOf, foundLinkProblem, kindProblem } from "../files/boundary.ts";
import { findFiles } from "../files/find/find-files.ts";
import { type FolderEntry, folderEntries } from "../files/find/folder-entries.ts";
import { givenPath } from "../files/given-path.ts";
import { isFolder } from "../files/look-up.ts";
import { standardInput } from "../files/read-policy.ts";
import { fileProblem, maxSnapshotBytes, withBytes } from "../files/read-text.ts";
import { withSlashes } from "../files/with-slashes.ts";
import type { Problems } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";

/** A host to evaluate policies on. */
export interface Host {
  /** The name in the snapshot, else the path of its file or the name of its folder. */
  name: string;
  /** The file or folder that it was read from, as the user knows it. */
  place: string;
  snapshot: Snapshot;
  /**
   * Set for hosts that are found in a folder: policies are only evaluated on them if they are for them. A
   * host that the user names is always used.
   */
  target?: TargetHost;
  /** The file that the snapshot's line numbers refer to; undefined if it is not a single file. */
  path?: string;
}

/** Hosts that were read together: those of a text, or the one of several files. */
export interface FoundHosts {
  hosts: Host[];
  /** The length of the texts that they were read from, in UTF-16 code units. */
  length: number;
}

/**
 * Reads the hosts in the files that the names find, file by file: files, folders, globs, and `-` for standard
 * input. A file is one host, or as many as are in its text.
 */
export async function* hostsOfFiles(
  names: readonly string[],
  terminal: Terminal,
  problems: Problems,
  vouched?: Vouched,
): AsyncGenerator<FoundHosts> {
  const paths = await findFiles(
    names.filter((name) => name !== standardInput),
    { cwd: terminal.cwd, wants: () => true, linksWithin: boundaryOf, sought: "file", problems },
  );
  if (names.includes(standardInput)) {
    const input = await inputOf(terminal, problems);
    if (input) yield inFile(hostsIn("stdin", "stdin", [input], problems, vouched), "stdin");
  }
  for (const path of paths) {
    // In a folder that is searched, such a file describes other hosts.
    if (isAnswersFile(basename(path)) && !names.includes(path)) continue;
    const output = await outputOf(resolve(terminal.cwd, path), path, problems);
    if (output) yield inFile(hostsIn(path, path, [output], problems, vouched), path);
  }
}

/**
 * Reads the hosts of a folder, one by one: each file is a host or several, and each subfolder is one whose
 * outputs are in several files. `files` in the folder of a host has the files of that host. `web1.answers`
 * describes the host of `web1.txt`, and `answers` next to backups of group policy objects describes each of
 * them. Links that lead out of the folder and its repository are not followed, and only files are read;
 * anything else is a problem.
 */
export async function* hostsOfFolder(
  folder: string,
  terminal: Terminal,
  problems: Problems,
  vouched?: Vouched,
): AsyncGenerator<FoundHosts> {
  const root = givenPath(resolve(terminal.cwd, folder));
  const boundary = boundaryOf(root);
  const before = problems.count;
  let count = 0;
  const entries = entriesOf(root, folder, problems).sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = new Map(
    entries.filter(({ name }) => !name.startsWith(".")).map((entry) => [entry.name, entry] as const),
  );
  const isFolderAt = (entry: FolderEntry) =>
    entry.isSymbolicLink() ? isFolder(join(root, entry.name)) : entry.isDirectory();
  const described = hostsInFolder([...byName.keys()], (name) => {
    const entry = byName.get(name)!;
    return isFolderAt(entry) ? "folder" : entry.isFile() ? "file" : "other";
  });
  for (const entry of described.hosts.map((name) => byName.get(name)!)) {
    const path = withSlashes(join(folder, entry.name));
    const file = join(root, entry.name);
    const isLink = entry.isSymbolicLink();
    const problem = isLink ? foundLinkProblem(file, boundary, path) : kindProblem(entry, path);
    if (problem !== undefined) {
      problems.report(problem);
    } else if (isFolderAt(entry)) {
      const outputs = await outputsIn(path, boundary, terminal, problems);
      const texts = [...outputs, ...(await answersOf(entry.name))];
      if (outputs.length > 0) yield found(hostsIn(entry.name, path, texts, problems, vouched));
    } else {
      const output = await outputOf(file, path, problems);
      const { name } = parsePath(entry.name);
      const texts = output ? [output, ...(await answersOf(entry.name))] : [];
      if (output) yield found(inFile(hostsIn(name, path, texts, problems, vouched), path));
    }
  }
  if (count === 0 && problems.count === before)
    problems.report(`${folder} has no hosts: it has no files and no folders.`);

  function found({ hosts, length }: FoundHosts): FoundHosts {
    count += hosts.length;
    return {
      hosts: hosts.map((host) => ({ ...host, target: targetHostOf(host.name, host.snapshot) })),
      length,
    };
  }
  async function answersOf(host: string): Promise<Output[]> {
    const outputs: Output[] = [];
    for (const name of described.answersOf(host)) {
      const output = await outputOf(join(root, name), withSlashes(join(folder, name)), problems);
      if (output) outputs.push({ ...output, name });
    }
    return outputs;
  }
}

function entriesOf(folder: string, shownAs: string, problems: Problems): FolderEntry[] {
  try {
    return folderEntries(folder);
  } catch (error) {
    problems.report(fileProblem(error as NodeJS.ErrnoException, shownAs));
    return [];
  }
}

/** Reads the machine that this runs on. */
export async function thisMachine(problems: Problems, vouched?: Vouched): Promise<FoundHosts> {
  try {
    const { text, notes } = await captureThisMachine();
    for (const note of notes) problems.note(note);
    const [snapshot] = readSnapshots(text, undefined, vouched);
    return { hosts: [{ name: "this machine", place: "live", snapshot: snapshot! }], length: text.length };
  } catch (error) {
    problems.report((error as Error).message);
    return { hosts: [], length: 0 };
  }
}

async function outputsIn(
  folder: string,
  boundary: Boundary,
  terminal: Terminal,
  problems: Problems,
): Promise<Output[]> {
  const outputs: Output[] = [];
  for (const path of await findFiles([folder], {
    cwd: terminal.cwd,
    wants: () => true,
    linksWithin: () => boundary,
    sought: "file",
    problems,
  })) {
    const output = await outputOf(resolve(terminal.cwd, path), path, problems);
    if (output) outputs.push({ ...output, name: withSlashes(relative(folder, path)) });
  }
  return outputs;
}

/**
 * The hosts in outputs. One of which nothing was read is a problem, because a policy would pass on it for no
 * reason.
 */
function hostsIn(
  name: string,
  place: string,
  outputs: readonly Output[],
  problems: Problems,
  vouched: Vouched | undefined,
): FoundHosts {
  for (const { warning } of outputs) if (warning) problems.note(`${place}: ${warning}`);
  const texts = outputs.map(
    ({ text, name }): HostText =>
      name === undefined ? policyText(withSlashes(place), text) : hostText(name, text),
  );
  const snapshots = readSnapshots(texts, undefined, vouched);
  const hosts = snapshots.flatMap((snapshot) => {
    const host = snapshot.host ?? name;
    const shown = snapshots.length === 1 ? place : `${place}: ${host}`;
    return isRead(snapshot, shown, place, problems) ? [{ name: host, place, snapshot }] : [];
  });
  return { hosts, length: outputs.reduce((sum, { text }) => sum + text.length, 0) };
}

interface Output extends Pick<DecodedText, "text" | "warning"> {
  /** Its path in the folder of its host, or the name of the file next to that of the host. */
  name?: string;
}

/**
 * Like `decodeText`; most outputs are ASCII, which takes half the memory as a one-byte string. A zero byte is
 * also ASCII, but only occurs in UTF-16.
 */
function decodeOutput(bytes: Uint8Array): Output {
  if (bytes.includes(0) || !isAscii(bytes)) return decodeText(bytes);
  return {
    text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"),
    warning: null,
  };
}

/** Reports the warnings of reading. False if nothing was read. */
function isRead(
  { formats, observations, warnings, unread }: Snapshot,
  shown: string,
  path: string,
  problems: Problems,
): boolean {
  if (formats.length === 0 && observations === undefined) {
    problems.report(`${shown}: ${warnings[0]?.message ?? "The kind of this snapshot is not known."}`);
    return false;
  }
  for (const { line, message } of warnings) problems.note(`${path}${line ? `:${line}` : ""}: ${message}`);
  const [first] = unread;
  if (first) {
    problems.note(
      `${path}:${first.line}: ${plural(unread.length, "row")} could not be read. The first: ${first.reason}`,
    );
  }
  return true;
}

async function inputOf(terminal: Terminal, problems: Problems): Promise<Output | undefined> {
  try {
    return decodeOutput(await terminal.readInput());
  } catch (error) {
    problems.report((error as Error).message);
    return undefined;
  }
}

/** Decoded immediately, so that the bytes need not be kept while the text is read. */
async function outputOf(path: string, shownAs: string, problems: Problems): Promise<Output | undefined> {
  try {
    return await withBytes(path, shownAs, decodeOutput, maxSnapshotBytes);
  } catch (error) {
    problems.report((error as Error).message);
    return undefined;
  }
}

/** @param path the file that line numbers refer to */
function inFile({ hosts, length }: FoundHosts, path: string): FoundHosts {
  return { hosts: hosts.map((host) => ({ ...host, path })), length };
}

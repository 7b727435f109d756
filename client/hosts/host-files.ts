import * as vscode from "vscode";
import { hostsInFolder } from "../../core/views.ts";
import { placeInWorkspace } from "../workspace/workspace-files.ts";

/** A host of the workspace by its files: a file, or a folder with the outputs of several commands. */
export interface HostFiles {
  /** URI of the file or folder, as a string. */
  id: string;
  uri: vscode.Uri;
  /** Name of the file without its extension, or of the folder. */
  name: string;
  /** The hosts folder that it is in. */
  folder: vscode.Uri;
  /** In the order of their names. */
  files: HostFile[];
}

export interface HostFile {
  uri: vscode.Uri;
  name: string;
  /** Milliseconds since 1970. */
  modified: number;
  bytes: number;
}

/** Files that were copied from a host are below `files`, under their paths on the host. */
const deepest = 12;

/** The hosts of a folder. */
export interface HostsOfFolder {
  /** In the order of their names. */
  hosts: HostFiles[];
  /** How many more files and folders it has than were looked at. */
  leftOut: number;
}

/** How many files are looked at in parallel, since the file system answers from another process. */
const filesAtOnce = 100;

/**
 * The hosts in a folder; none if there is no such folder; "outside" if it leads out of the workspace by a
 * link, and is not read. Hidden files are left out.
 *
 * @param most how many files and folders are looked at
 */
export async function hostsIn(folder: vscode.Uri, most: number): Promise<HostsOfFolder | "outside"> {
  const place = await placeInWorkspace(folder);
  if (place !== "inside") return place === "outside" ? place : { hosts: [], leftOut: 0 };
  const found = new Map<string, FolderEntry>();
  const all = await entriesOf(folder);
  const entries = all.slice(0, most);
  for (let start = 0; start < entries.length; start += filesAtOnce) {
    const some = entries.slice(start, start + filesAtOnce);
    const looked = await Promise.all(some.map(([name, type]) => entryOf(folder, name, type)));
    for (const [index, [name]] of some.entries()) {
      const entry = looked[index];
      if (entry !== undefined) found.set(name, entry);
    }
  }
  const { hosts, answersOf } = hostsInFolder([...found.keys()], (name) =>
    found.get(name)!.isFolder ? "folder" : "file",
  );
  return {
    hosts: hosts.map((name) => {
      const { host } = found.get(name)!;
      const answers = answersOf(name).flatMap((beside) => found.get(beside)!.host.files);
      return { ...host, files: [...host.files, ...answers] };
    }),
    leftOut: all.length - entries.length,
  };
}

interface FolderEntry {
  host: HostFiles;
  isFolder: boolean;
}

/** Undefined if it has no file. */
async function entryOf(
  folder: vscode.Uri,
  name: string,
  type: vscode.FileType,
): Promise<FolderEntry | undefined> {
  const uri = vscode.Uri.joinPath(folder, name);
  const isFolder = (type & vscode.FileType.Directory) !== 0;
  const files = isFolder ? await filesBelow(uri, "", deepest) : await file(uri, name);
  if (files.length === 0) return undefined;
  const host = { id: uri.toString(), uri, folder, files, name: isFolder ? name : withoutEnding(name) };
  return { host, isFolder };
}

async function filesBelow(folder: vscode.Uri, prefix: string, depth: number): Promise<HostFile[]> {
  const files: HostFile[] = [];
  const entries = await entriesOf(folder);
  for (let start = 0; start < entries.length; start += filesAtOnce) {
    const some = entries.slice(start, start + filesAtOnce).map(([name, type]) => {
      const uri = vscode.Uri.joinPath(folder, name);
      if ((type & vscode.FileType.Directory) === 0) return file(uri, prefix + name);
      return depth === 0 ? [] : filesBelow(uri, `${prefix}${name}/`, depth - 1);
    });
    for (const found of await Promise.all(some)) for (const each of found) files.push(each);
  }
  return files;
}

/** None if it vanished in the meantime. */
async function file(uri: vscode.Uri, name: string): Promise<HostFile[]> {
  try {
    const { type, mtime, size } = await vscode.workspace.fs.stat(uri);
    // reading a pipe could block forever
    if ((type & vscode.FileType.File) === 0) return [];
    return [{ uri, name, modified: mtime, bytes: size }];
  } catch {
    return [];
  }
}

/** Symbolic links are not followed, since they may lead out of the workspace or form a cycle. */
async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries
      .filter(([name, type]) => !name.startsWith(".") && (type & vscode.FileType.SymbolicLink) === 0)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  } catch {
    return [];
  }
}

function withoutEnding(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}

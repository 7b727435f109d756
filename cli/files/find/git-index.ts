import { join, resolve } from "node:path";
import { nameOfBytes } from "../file-name.ts";
import { isFolder } from "../look-up.ts";
import { readRegular } from "../read-regular.ts";

/**
 * What git tracks, read from its index without starting git, which the linter must not do. Source:
 * gitformat-index(5), versions 2 to 4.
 */
export interface TrackedPaths {
  /** `path` is relative to the top folder of the working tree, with `/`. */
  hasFile(path: string): boolean;
  /** Is any file tracked in this folder? */
  hasFolder(path: string): boolean;
}

/** The paths of a repository of a million files take about 100 MB. */
const maxBytes = 512 * 1024 * 1024;

/**
 * The files that are tracked in a working tree; none if nothing was added yet.
 *
 * @param top the folder that `.git` is in
 * @throws Error with a message for the user if the index can't be read
 */
export function trackedPaths(top: string): TrackedPaths {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const path of wholeIndexPaths(gitFolder(top))) {
    files.add(comparable(path));
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const folder = comparable(path.slice(0, end));
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return {
    hasFile: (path) => files.has(comparable(path)),
    hasFolder: (path) => folders.has(comparable(path)),
  };
}

const foldsCase = process.platform === "win32" || process.platform === "darwin";

/** If the file system ignores case and normal forms in names, so does this. */
function comparable(path: string): string {
  return foldsCase ? path.normalize("NFC").toLowerCase() : path;
}

/** `.git`, or in a linked working tree or a submodule, the folder that the file `.git` names. */
function gitFolder(top: string): string {
  const path = join(top, ".git");
  if (isFolder(path)) return path;
  return resolve(top, /^gitdir: (.+)$/m.exec(read(path).toString())?.[1] ?? "");
}

function wholeIndexPaths(folder: string): string[] {
  try {
    return indexPaths(folder);
  } catch (error) {
    // a number is read past the end of the file
    if (error instanceof RangeError) throw new Error("it is cut off");
    throw error;
  }
}

function indexPaths(folder: string): string[] {
  const index = readOptional(join(folder, "index"));
  if (index === undefined) return [];
  const idLength = usesSha256(folder) ? 32 : 20;
  const { paths, rest } = readEntries(index, idLength);
  const base = sharedIndexOf(rest, idLength);
  if (base === undefined) return paths;
  // of a split index; entries that it deletes count as tracked too, if they still exist
  const shared = read(join(folder, `sharedindex.${base}`));
  return [...paths, ...readEntries(shared, idLength).paths];
}

function readOptional(path: string): Buffer | undefined {
  try {
    return read(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function read(path: string): Buffer {
  const file = readRegular(path, maxBytes);
  if (file === undefined) throw new Error(`${path} is not a file, or is too large`);
  return file.bytes;
}

/** The hash algorithm of a repository is in its configuration, which linked working trees share. */
function usesSha256(folder: string): boolean {
  const common = readOptional(join(folder, "commondir"))?.toString().trim();
  const configuration = readOptional(join(common === undefined ? folder : resolve(folder, common), "config"));
  return /^\s*objectformat\s*=\s*sha256\s*$/im.test(configuration?.toString() ?? "");
}

const header = 12;
/** Times, device, mode, owner and size of a file; the object name and the flags follow. */
const statusLength = 40;
const extended = 0x4000;

/** Reads the paths of an index, and what follows its entries: its extensions. */
function readEntries(bytes: Buffer, idLength: number): { paths: string[]; rest: Buffer } {
  const version = bytes.length < header ? 0 : bytes.readUInt32BE(4);
  if (bytes.toString("latin1", 0, 4) !== "DIRC" || version < 2 || version > 4) {
    throw new Error("its format is not known");
  }
  const paths: string[] = [];
  let path = Buffer.alloc(0);
  let at = header;
  for (let left = bytes.readUInt32BE(8); left > 0; left--) {
    const flags = at + statusLength + idLength;
    let start = flags + (bytes.readUInt16BE(flags) & extended ? 4 : 2);
    let kept = 0;
    if (version === 4) {
      const [removed, next] = readOffset(bytes, start);
      kept = Math.max(0, path.length - removed);
      start = next;
    }
    const end = bytes.indexOf(0, start);
    if (end === -1) throw new Error("it is cut off");
    path = Buffer.concat([path.subarray(0, kept), bytes.subarray(start, end)]);
    // a replaced entry of a split index has no path
    if (path.length > 0) paths.push(nameOfBytes(path));
    // 1 to 8 zeros, so that the next entry begins at a multiple of eight bytes
    at = version === 4 ? end + 1 : at + Math.floor((end - at) / 8 + 1) * 8;
  }
  return { paths, rest: bytes.subarray(at) };
}

/** Reads a number in groups of seven bits, the highest first, and where it ends. */
function readOffset(bytes: Buffer, start: number): [value: number, end: number] {
  let at = start;
  let byte = bytes.readUInt8(at++);
  let value = byte & 0x7f;
  while (byte & 0x80) {
    byte = bytes.readUInt8(at++);
    value = (value + 1) * 0x80 + (byte & 0x7f);
  }
  return [value, at];
}

/** The shared index that a split index is based on. */
function sharedIndexOf(extensions: Buffer, idLength: number): string | undefined {
  for (let at = 0; at + 8 <= extensions.length - idLength; at += 8 + extensions.readUInt32BE(at + 4)) {
    if (extensions.toString("latin1", at, at + 4) !== "link") continue;
    const base = extensions.toString("hex", at + 8, at + 8 + idLength);
    return /[^0]/.test(base) ? base : undefined;
  }
  return undefined;
}

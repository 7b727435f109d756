import { isAscii, isUtf8 } from "node:buffer";
import {
  type BigIntStats,
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  openSync,
  readSync,
  statSync,
} from "node:fs";
import { Socket } from "node:net";
import type { FileEncoding } from "../../core/command-line.ts";
import { systemPath } from "./file-name.ts";

/** A policy of half a million checks has about 100 MB. */
export const maxPolicyBytes = 256 * 1024 * 1024;
/** A million sockets are about 100 MB; a string of more than 512 MB is not possible. */
export const maxSnapshotBytes = 400 * 1024 * 1024;

export interface TextFile {
  /** Without a byte order mark. */
  text: string;
  encoding: FileEncoding;
}

/**
 * Reads a text file.
 *
 * @throws Error with a message for the user
 */
export function readText(path: string, shownAs = path): Promise<TextFile> {
  return withBytes(path, shownAs, decodeText);
}

/**
 * Reads the bytes of a file that is not a policy, such as a snapshot, with the messages of `readText` and a
 * limit of its own.
 */
export function readBytes(path: string, shownAs = path): Promise<Buffer> {
  const kept = (bytes: Buffer) => (bytes.buffer === memory.buffer ? Buffer.from(bytes) : bytes);
  return withBytes(path, shownAs, kept, maxSnapshotBytes);
}

/**
 * Reads a file and passes its bytes to `use`, which must not keep them: the next file is read into the same
 * memory. Files are read synchronously, because waiting would cost a thread that lints thousands of them a
 * fifth of its time; pipes and devices are awaited.
 *
 * @param use also gets the file's status from before its first byte was read
 * @param limit the maximum number of bytes
 * @throws Error with a message for the user
 */
export async function withBytes<Result>(
  path: string,
  shownAs: string,
  use: (bytes: Buffer, status?: BigIntStats) => Result,
  limit = maxPolicyBytes,
): Promise<Result> {
  let read: ReadFile | undefined;
  try {
    const kind = statSync(systemPath(path));
    read = kind.isFile()
      ? readFile(path, shownAs, limit)
      : { bytes: await readStream(streamOf(path), shownAs, limit) };
  } catch (error) {
    throw new Error(fileProblem(error as NodeJS.ErrnoException, shownAs), { cause: error });
  }
  return use(read.bytes, read.status);
}

interface ReadFile {
  bytes: Buffer;
  status?: BigIntStats;
}

/** The memory that files are read into, larger than most of them. */
let memory = Buffer.alloc(0);
const memorySize = 1024 * 1024;

function readFile(path: string, shownAs: string, limit: number): ReadFile {
  const file = openSync(systemPath(path), "r");
  try {
    const status = fstatSync(file, { bigint: true });
    const size = Number(status.size);
    if (size > limit) throw new Error(tooLarge(shownAs, size, limit));
    if (memory.length === 0) memory = Buffer.allocUnsafeSlow(memorySize);
    const into = size < memory.length ? memory : Buffer.allocUnsafeSlow(size + 1);
    let length = 0;
    // one more byte than expected, so that the last call shows that the file did not grow
    for (let read = -1; read !== 0 && length < into.length; length += read) {
      read = readSync(file, into, length, into.length - length, null);
    }
    return { bytes: into.subarray(0, length), status };
  } finally {
    closeSync(file);
  }
}

/**
 * Reads everything from a pipe or a device, whose length is not known in advance.
 *
 * @throws Error with a message for the user, for more than the limit
 */
export async function readStream(
  stream: AsyncIterable<Buffer>,
  shownAs: string,
  limit: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) throw new Error(tooLarge(shownAs, length, limit));
  }
  return Buffer.concat(chunks);
}

/**
 * Streams the bytes of a file, a pipe or a device. A read stream of a pipe would block a thread of Node, and
 * the process could not be interrupted.
 *
 * @throws the system's error, also while reading
 */
export function streamOf(path: string): AsyncIterable<Buffer> {
  const file = systemPath(path);
  if (!statSync(file).isFIFO()) return createReadStream(file);
  return new Socket({ fd: openSync(file, constants.O_RDONLY | constants.O_NONBLOCK), writable: false });
}

/**
 * UTF-8, or UTF-16 with a byte order mark; any other bytes are read as Windows-1252, in which every byte is
 * valid.
 */
export function decodeText(bytes: Uint8Array): TextFile {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    const text = new TextDecoder(a === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
    return { text, encoding: "utf-16" };
  }
  // twice as fast as a TextDecoder, which looks for mistakes byte by byte
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isAscii(buffer)) return { text: buffer.toString("latin1"), encoding: "utf-8" };
  const byteOrderMark = a === 0xef && b === 0xbb && bytes[2] === 0xbf;
  if (isUtf8(buffer)) {
    return {
      text: buffer.toString("utf8", byteOrderMark ? 3 : 0),
      encoding: byteOrderMark ? "utf-8-bom" : "utf-8",
    };
  }
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
}

const newline = 10;

/** The first line, from 1, that is not UTF-8; only for bytes that are not UTF-8. */
export function firstLineNotUtf8(bytes: Buffer): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(newline, start);
    // no multi-byte character in UTF-8 contains this byte, so lines can be checked one by one
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}

/** The message for a symbolic link without a target. */
export function danglingProblem(path: string): string {
  return `${path} is a symbolic link to something that does not exist.`;
}

/** The message for what went wrong with a file. */
export function fileProblem(error: NodeJS.ErrnoException, path: string): string {
  switch (error.code) {
    case "ENOENT":
      return `${path} does not exist.`;
    case "EACCES":
    case "EPERM":
      return `${path} can't be opened: permission denied.`;
    case "EISDIR":
      return `${path} is a folder, not a file.`;
    case "ELOOP":
      return `${path} is a symbolic link that leads back to itself.`;
    default:
      return error.code ? `${path}: ${error.message}` : error.message;
  }
}

/** The message for a file that is larger than the limit. */
export function tooLarge(path: string, size: number, limit: number): string {
  const megabytes = Math.round(size / 1024 / 1024);
  return `${path} has ${megabytes} MB; files larger than ${limit / 1024 / 1024} MB are not read.`;
}

import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from "node:fs";

/**
 * Opens an existing file to be read and written in place. Never waits, as opening a pipe would.
 *
 * @throws the system's error, or one with code "EINVAL" for anything but a regular file
 */
export function openForOverwrite(path: string): number {
  const file = openSync(path, constants.O_RDWR | (constants.O_NONBLOCK ?? 0));
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw Object.assign(new Error("not a regular file"), { code: "EINVAL" });
}

/**
 * Overwrites an open file from its beginning and truncates the rest. The part beyond the old length is
 * written first, so that a full disk is noticed while the old content is still complete; in that case it is
 * kept.
 *
 * @param length the current length of the file, in bytes
 * @throws the system's error
 */
export function overwrite(file: number, bytes: Uint8Array, length: number): void {
  const common = Math.min(bytes.length, length);
  try {
    writeAt(file, bytes.subarray(common), common);
    if (bytes.length > length) fsyncSync(file);
  } catch (error) {
    ftruncateSync(file, length);
    throw error;
  }
  writeAt(file, bytes.subarray(0, common), 0);
  if (bytes.length < length) ftruncateSync(file, bytes.length);
  fsyncSync(file);
}

/** All bytes of an open file. */
export function readWhole(file: number): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const chunk = Buffer.allocUnsafe(Math.max(64 * 1024, fstatSync(file).size - at + 1));
    const read = readSync(file, chunk, 0, chunk.length, at);
    if (read === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, read));
    at += read;
  }
}

function writeAt(file: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; ) {
    at += writeSync(file, bytes, at, bytes.length - at, position + at);
  }
}

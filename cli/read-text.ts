import { open } from "node:fs/promises";

/** A policy of a thousand checks is about 2 MB. */
const maxBytes = 64 * 1024 * 1024;

export interface TextFile {
  /** Without a byte order mark. */
  text: string;
  /** UTF-8 and no more: it can be written back unchanged. */
  utf8: boolean;
  byteOrderMark: boolean;
}

/**
 * Reads a text file.
 *
 * @throws Error with a message for the user
 */
export async function readText(path: string, shownAs = path): Promise<TextFile> {
  return decodeText(await readBytes(path, shownAs));
}

/** The bytes of a file, with the size limit and the messages of `readText`. */
export async function readBytes(path: string, shownAs = path): Promise<Buffer> {
  try {
    const file = await open(path, "r");
    try {
      const { size } = await file.stat();
      if (size > maxBytes) throw new Error(tooLarge(shownAs, size));
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new Error(fileProblem(error as NodeJS.ErrnoException, shownAs), { cause: error });
  }
}

/** UTF-8, or UTF-16 with a byte order mark; any other bytes are read as Windows-1252, which takes all. */
export function decodeText(bytes: Uint8Array): TextFile {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    const text = new TextDecoder(a === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
    return { text, utf8: false, byteOrderMark: true };
  }
  const byteOrderMark = a === 0xef && b === 0xbb && bytes[2] === 0xbf;
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), utf8: true, byteOrderMark };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), utf8: false, byteOrderMark };
  }
}

/** What went wrong with a file, in words. */
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

function tooLarge(path: string, size: number): string {
  const megabytes = Math.round(size / 1024 / 1024);
  return `${path} has ${megabytes} MB; files of more than ${maxBytes / 1024 / 1024} MB are not read.`;
}

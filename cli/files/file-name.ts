import { isUtf8 } from "node:buffer";

/**
 * On Linux the name of a file is any bytes. One that is not UTF-8 is held as a text in which each byte that belongs to
 * no character is a half of a surrogate pair, U+DC80 to U+DCFF, as Python does it (PEP 383): so the file can be opened by
 * its name, and no two files have the same. `harmless-text.ts` shows such a byte as `\xE9`.
 */
const strayBytes = /[\udc80-\udcff]/gu;

/** The name that these bytes are. */
export function nameOfBytes(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString();
  let name = "";
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOfCharacter(bytes[at]!);
    const character = bytes.subarray(at, at + length);
    if (character.length === length && isUtf8(character)) {
      name += character.toString();
      at += length;
    } else {
      name += String.fromCharCode(0xdc00 + bytes[at]!);
      at++;
    }
  }
  return name;
}

/** By its first byte; 1 also for a byte that begins none. */
function lengthOfCharacter(first: number): number {
  if (first < 0xc2) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** A path as the functions of `node:fs` take it. */
export function systemPath(path: string): string | Buffer {
  if (path.search(strayBytes) === -1) return path;
  const pieces: Buffer[] = [];
  let at = 0;
  for (const { 0: byte, index } of path.matchAll(strayBytes)) {
    pieces.push(Buffer.from(path.slice(at, index)), Buffer.of(byte.charCodeAt(0) - 0xdc00));
    at = index + 1;
  }
  return Buffer.concat([...pieces, Buffer.from(path.slice(at))]);
}

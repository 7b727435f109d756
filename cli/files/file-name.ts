import { isUtf8 } from "node:buffer";

/**
 * On Linux, the name of a file is any sequence of bytes. A name that is not UTF-8 is kept as a string in
 * which each stray byte is a lone surrogate, U+DC80 to U+DCFF, as in Python (PEP 383): so the file can be
 * opened by its name, and no two files have the same name. `harmless-text.ts` shows such a byte as `\xE9`.
 */
const strayBytes = /[\udc80-\udcff]/gu;

/** The name that these bytes encode. */
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

/** The length of a character by its first byte; 1 for an invalid first byte. */
function lengthOfCharacter(first: number): number {
  if (first < 0xc2) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** A path in the form for functions of `node:fs`. */
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

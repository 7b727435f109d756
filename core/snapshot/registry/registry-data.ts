import type { RegistryValue } from "../../observations/observation.ts";

/**
 * How the bytes of strings are encoded: UTF-16 since version 5.00 of the export format, a code page before.
 */
export type TextBytes = "utf-16le" | "ansi";

/**
 * The registry value that bytes encode.
 *
 * @param type its number, as in `winnt.h`
 */
export function valueOfBytes(type: number, bytes: Uint8Array, texts: TextBytes = "utf-16le"): RegistryValue {
  switch (type) {
    case 1:
      return { type: "REG_SZ", data: textOf(bytes, texts) };
    case 2:
      return { type: "REG_EXPAND_SZ", data: textOf(bytes, texts) };
    case 4:
    case 5:
      if (bytes.length !== 4) break;
      return {
        type: type === 4 ? "REG_DWORD" : "REG_DWORD_BIG_ENDIAN",
        data: viewOf(bytes).getUint32(0, type === 4),
      };
    case 6:
      return { type: "REG_LINK", data: textOf(bytes, texts) };
    case 7:
      return { type: "REG_MULTI_SZ", data: textsOf(decodeText(bytes, texts)) };
    case 11:
      if (bytes.length !== 8) break;
      return { type: "REG_QWORD", data: viewOf(bytes).getBigUint64(0, true) };
  }
  return { type: type === 0 ? "REG_NONE" : type === 3 ? "REG_BINARY" : "REG_OTHER", data: hexOf(bytes) };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function decodeText(bytes: Uint8Array, texts: TextBytes): string {
  const whole = texts === "utf-16le" ? bytes.subarray(0, bytes.length & ~1) : bytes;
  return new TextDecoder(texts === "utf-16le" ? "utf-16le" : "windows-1252").decode(whole);
}

function textOf(bytes: Uint8Array, texts: TextBytes): string {
  return decodeText(bytes, texts).replace(/\0+$/, "");
}

/** The strings of a list, each of which ends with a zero. */
function textsOf(text: string): string[] {
  const list = text.split("\0");
  while (list.length > 0 && list.at(-1) === "") list.pop();
  return list;
}

function hexOf(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of bytes) hex += byte.toString(16).padStart(2, "0");
  return hex;
}

/**
 * The data in an export, `dword:0000001e`, `hex(2):25,00,…`; undefined if it isn't one, or is cut off.
 *
 * @param isEnded a line end follows, so nothing is missing
 */
export function exportedData(written: string, texts: TextBytes, isEnded: boolean): RegistryValue | undefined {
  const dword = /^dword:([0-9a-f]{1,8})\s*$/i.exec(written);
  if (dword !== null) {
    if (!isEnded && dword[1]!.length < 8) return undefined;
    return { type: "REG_DWORD", data: Number.parseInt(dword[1]!, 16) };
  }
  const head = /^hex(?:\(([0-9a-f]{1,8})\))?:/i.exec(written);
  if (head === null) return undefined;
  const bytes = bytesOf(written.slice(head[0].length));
  if (bytes === undefined) return undefined;
  const value = valueOfBytes(head[1] === undefined ? 3 : Number.parseInt(head[1], 16), bytes, texts);
  return isEnded || endsItself(value, bytes, texts) ? value : undefined;
}

/** Does the data show where it ends? */
function endsItself(value: RegistryValue, bytes: Uint8Array, texts: TextBytes): boolean {
  const zeros = texts === "utf-16le" ? 2 : 1;
  const ends = (count: number) =>
    bytes.length >= count && bytes.subarray(bytes.length - count).every((byte) => byte === 0);
  switch (value.type) {
    case "REG_SZ":
    case "REG_EXPAND_SZ":
      return ends(zeros);
    case "REG_MULTI_SZ":
      return ends(2 * zeros);
    case "REG_DWORD":
    case "REG_DWORD_BIG_ENDIAN":
    case "REG_QWORD":
      return true;
    default:
      return false;
  }
}

/**
 * Two digits each, a comma between them; after a backslash at the end of a line, the list continues on the
 * next.
 */
function bytesOf(list: string): Uint8Array | undefined {
  const plain = list.replace(/\\\r?\n[ \t]*/g, "").trim();
  if (plain === "") return new Uint8Array(0);
  const parts = plain.split(",");
  const bytes = new Uint8Array(parts.length);
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!.trim();
    if (!/^[0-9a-f]{1,2}$/i.test(part)) return undefined;
    bytes[at] = Number.parseInt(part, 16);
  }
  return bytes;
}

import { isPolicyFile, policyFileText } from "../registry/policy-file.ts";
import { encodingRuns } from "./encoding-runs.ts";

/** Text of a file, and how its bytes were read. */
export interface DecodedText {
  text: string;
  /**
   * "utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "registry.pol", or the code page that was
   * assumed; for its first part.
   */
  encoding: string;
  /** What the user should know about the choice; null if there is no doubt. */
  warning: string | null;
}

/** Characters of code page 850, the western console of Windows, from 0x80 on. */
const CP850 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";

/**
 * Decodes the bytes of a snapshot file: by byte order mark, as UTF-16 or UTF-32 without one, as UTF-8, else
 * as a code page with one byte for each character. The code page can't be known, and does not matter: readers
 * recognise rows by their ASCII parts. A file that several shells wrote to is decoded part by part. A
 * `registry.pol` becomes the text of an export of the registry.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (isPolicyFile(bytes)) return { text: policyFileText(bytes), encoding: "registry.pol", warning: null };
  const wide = utf32Order(bytes);
  if (wide !== null) return { text: fromUtf32(bytes, wide), encoding: wide, warning: null };
  if (bytes.indexOf(0) < 0 && !hasMark(bytes)) return decodedNarrow(bytes);
  const parts = encodingRuns(bytes).map(({ start, end, encoding }) => {
    const part = bytes.subarray(start, end);
    return encoding === "narrow" ? decodedNarrow(part) : decodedWide(part, encoding);
  });
  const [first] = parts;
  if (first === undefined) return { text: "", encoding: "utf-8", warning: null };
  if (parts.length === 1) return first;
  const encodings = [...new Set(parts.map(({ encoding }) => encoding))];
  const warning =
    encodings.length > 1
      ? `The file is in several encodings, ${encodings.join(" and ")}; each part was read in its own encoding.`
      : (parts.find((part) => part.warning !== null)?.warning ?? null);
  return { text: parts.map(({ text }) => text).join(""), encoding: first.encoding, warning };
}

function hasMark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function decodedNarrow(bytes: Uint8Array): DecodedText {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(isMarked ? bytes.subarray(3) : bytes);
    return { text, encoding: "utf-8", warning: null };
  } catch {
    return codePage(bytes);
  }
}

/** The text of a snapshot file; see `decodeText` for what was assumed. */
export function decode(bytes: Uint8Array): string {
  return decodeText(bytes).text;
}

function decodedWide(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): DecodedText {
  if (encoding === "utf-16be") {
    const swapped = new Uint8Array(bytes.length & ~1);
    for (let at = 0; at + 1 < bytes.length; at += 2) {
      swapped[at] = bytes[at + 1]!;
      swapped[at + 1] = bytes[at]!;
    }
    return { text: new TextDecoder("utf-16le").decode(swapped), encoding, warning: null };
  }
  return { text: new TextDecoder(encoding).decode(bytes), encoding, warning: null };
}

/** The byte order of UTF-32, by its mark, or by three zeros in nearly all of its characters. */
function utf32Order(bytes: Uint8Array): "utf-32le" | "utf-32be" | null {
  if (bytes.length < 8 || bytes.length % 4 !== 0) return null;
  const characters = Math.min(bytes.length / 4, 256);
  let little = 0;
  let big = 0;
  for (let at = 0; at < characters * 4; at += 4) {
    if (bytes[at + 2] === 0 && bytes[at + 3] === 0 && bytes[at] !== 0) little++;
    if (bytes[at] === 0 && bytes[at + 1] === 0 && bytes[at + 3] !== 0) big++;
  }
  if (little > characters * 0.9) return "utf-32le";
  return big > characters * 0.9 ? "utf-32be" : null;
}

function fromUtf32(bytes: Uint8Array, order: "utf-32le" | "utf-32be"): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let at = 0; at + 3 < bytes.length; at += 4) {
    const code = view.getUint32(at, order === "utf-32le");
    if (code !== 0xfeff) text += code < 0x110000 ? String.fromCodePoint(code) : "\ufffd";
  }
  return text;
}

/**
 * Windows-1252 has its letters at 0xC0 and above, code page 850 at 0x80 to 0xA5: the more frequent range decides.
 */
function codePage(bytes: Uint8Array): DecodedText {
  let low = 0;
  let high = 0;
  for (const byte of bytes) {
    if (byte >= 0xc0) high++;
    else if (byte >= 0x80) low++;
  }
  const encoding = low > high ? "cp850" : "windows-1252";
  const text = encoding === "cp850" ? fromCp850(bytes) : new TextDecoder("windows-1252").decode(bytes);
  return {
    text,
    encoding,
    warning: `The file is not UTF-8; it was read as ${encoding}. Names with accents may look wrong, but ports and addresses do not.`,
  };
}

function fromCp850(bytes: Uint8Array): string {
  const chunks: string[] = [];
  const codes = new Uint16Array(8192);
  for (let from = 0; from < bytes.length; from += codes.length) {
    const count = Math.min(codes.length, bytes.length - from);
    for (let at = 0; at < count; at++) {
      const byte = bytes[from + at]!;
      codes[at] = byte < 0x80 ? byte : CP850.charCodeAt(byte - 0x80);
    }
    // biome-ignore lint/plugin: at most 8,192 of them
    chunks.push(String.fromCharCode(...codes.subarray(0, count)));
  }
  return chunks.join("");
}

/** Text of a file, and how its bytes were read. */
export interface DecodedText {
  text: string;
  /** "utf-8", "utf-16le", "utf-16be", or the code page that was assumed. */
  encoding: string;
  /** What the user should know of the choice, null where there is no doubt. */
  warning: string | null;
}

/** Characters of code page 850, the western console of Windows, from 0x80 on. */
const CP850 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";

/**
 * Decodes the bytes of a snapshot file: by byte order mark, as UTF-16 without one, as UTF-8, else as a code page
 * with one byte for each character. Which code page it was cannot be known, and does not matter: readers recognise
 * rows by their ASCII parts.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes.subarray(2), "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes.subarray(2), "utf-16be");
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decoded(bytes.subarray(3), "utf-8");
  const wide = utf16WithoutMark(bytes);
  if (wide !== null) return decoded(bytes, wide);
  try {
    return {
      text: new TextDecoder("utf-8", { fatal: true }).decode(bytes),
      encoding: "utf-8",
      warning: null,
    };
  } catch {
    return codePage(bytes);
  }
}

/** The text of a snapshot file; see `decodeText` for what was assumed. */
export function decode(bytes: Uint8Array): string {
  return decodeText(bytes).text;
}

function decoded(bytes: Uint8Array, encoding: "utf-8" | "utf-16le" | "utf-16be"): DecodedText {
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

/** Command output is mostly ASCII, so in UTF-16 every second byte is zero. */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length & ~1, 2048);
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.6 && even < pairs * 0.1) return "utf-16le";
  if (even > pairs * 0.6 && odd < pairs * 0.1) return "utf-16be";
  return null;
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
    warning: `The file is not UTF-8; it was read as ${encoding}. Names with accents may look wrong, ports and addresses do not.`,
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

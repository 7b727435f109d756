/**
 * Addresses as /proc/net prints them: hexadecimal 32-bit words, each as the processor stores it in memory.
 */

/** The order in which the processor stores the bytes of a word. */
export type ByteOrder = "big" | "little";

/**
 * The byte order that an address reveals: 127.0.0.1, ::1 and addresses that begin with ::ffff: are common in
 * one order, and in the other would be addresses that nobody has. Undefined for all other addresses.
 */
export function byteOrderOf(hex: string): ByteOrder | undefined {
  if (hex.length === 8) return hex === "7F000001" ? "big" : hex === "0100007F" ? "little" : undefined;
  if (!hex.startsWith("0000000000000000")) return undefined;
  const rest = hex.slice(16);
  if (rest === "0000000000000001" || rest.startsWith("0000FFFF")) return "big";
  return rest === "0000000001000000" || rest.startsWith("FFFF0000") ? "little" : undefined;
}

/** Names of big-endian machines in `uname -m`. */
const BIG_ENDIAN =
  /^(?:mips(?:64)?|s390x?|ppc(?:64)?|powerpc(?:64)?|sparc(?:64)?|m68k|parisc(?:64)?|armv\d\w*b|armeb|aarch64_be|or1k)$/;

/** Does a line of `uname` name a big-endian machine? Some machines of these names also run little-endian. */
export function namesBigEndianMachine(line: string): boolean {
  if (line.length > 400) return false;
  const text = line.trim();
  return text.startsWith("Linux ")
    ? text
        .split(/\s+/)
        .slice(3)
        .some((word) => BIG_ENDIAN.test(word))
    : text.length <= 12 && BIG_ENDIAN.test(text);
}

/** The address as other commands print it; IPv6 in its shortest form, RFC 5952. */
export function addressOfHex(hex: string, order: ByteOrder): string {
  const bytes = bytesOf(hex, order);
  if (bytes.length === 4) return bytes.join(".");
  const isMapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  if (isMapped) return `::ffff:${bytes.slice(12).join(".")}`;
  const groups: number[] = [];
  for (let at = 0; at < 16; at += 2) groups.push(bytes[at]! * 256 + bytes[at + 1]!);
  return compress(groups);
}

function bytesOf(hex: string, order: ByteOrder): number[] {
  const bytes: number[] = [];
  for (let word = 0; word < hex.length; word += 8) {
    for (let at = 0; at < 8; at += 2) {
      const place = word + (order === "big" ? at : 6 - at);
      bytes.push(Number.parseInt(hex.slice(place, place + 2), 16));
    }
  }
  return bytes;
}

/** The longest run of zero groups becomes `::`. */
function compress(groups: number[]): string {
  let start = -1;
  let length = 1;
  for (let at = 0; at < groups.length; at++) {
    let end = at;
    while (end < groups.length && groups[end] === 0) end++;
    if (end - at > length) {
      start = at;
      length = end - at;
    }
    if (end > at) at = end;
  }
  const text = (part: number[]) => part.map((group) => group.toString(16)).join(":");
  return start < 0 ? text(groups) : `${text(groups.slice(0, start))}::${text(groups.slice(start + length))}`;
}

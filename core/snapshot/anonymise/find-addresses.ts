import { addressOfHex, type ByteOrder, byteOrderOf, namesBigEndianMachine } from "../sockets/hex-address.ts";
import { bytesOfIPv4, groupsOfIPv6 } from "../sockets/ip-address.ts";

/** An address in a line, without its port, brackets and zone. */
export interface FoundAddress {
  start: number;
  end: number;
  kind: "ipv4" | "ipv6" | "hardware";
}

/** What the snapshot readers found in the same text. It settles where an address ends and a port begins. */
export interface KnownAddresses {
  /** Addresses of the sockets in it, without zones. */
  addresses: ReadonlySet<string>;
  /** True if a format separates a port from an IPv6 address only by a colon. */
  unbracketed: boolean;
}

const candidate = /[0-9A-Fa-f:.]{3,}|[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5}/g;

/** The addresses in a line, in order. */
export function findAddresses(line: string, known: KnownAddresses): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (const match of line.matchAll(candidate)) {
    const start = match.index;
    if (start > 0 && /[\w-]/.test(line[start - 1]!)) continue;
    const address = addressAt(line, start, match[0], known);
    if (address !== undefined) found.push(address);
  }
  return found;
}

function addressAt(
  line: string,
  start: number,
  text: string,
  known: KnownAddresses,
): FoundAddress | undefined {
  if (/^[0-9A-Fa-f]{2}([:-])[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}){4}$/.test(text)) {
    return { start, end: start + text.length, kind: "hardware" };
  }
  const plain = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\d)/.exec(text)?.[0];
  if (plain !== undefined) {
    return bytesOfIPv4(plain) && { start, end: start + plain.length, kind: "ipv4" };
  }
  const address = ipv6In(line, start, text, known);
  return address === undefined ? undefined : { start, end: start + address.length, kind: "ipv6" };
}

/** Finds the IPv6 address in a run of digits, colons and dots, with or without a port after it. */
function ipv6In(line: string, start: number, text: string, known: KnownAddresses): string | undefined {
  const colon = text.lastIndexOf(":");
  if (colon === text.indexOf(":")) return undefined;
  const beforeColon = text.slice(0, colon);
  const beforeDot = text.includes(".") ? text.slice(0, text.lastIndexOf(".")) : text;
  const readings = [text, beforeColon, beforeDot];
  const listed = readings.find((reading) => known.addresses.has(reading));
  if (listed !== undefined) return listed;
  const isBracketed = line[start - 1] === "[";
  const hasPort = /^\d{1,5}$/.test(text.slice(colon + 1));
  if (known.unbracketed && !isBracketed && hasPort && groupsOfIPv6(beforeColon)) return beforeColon;
  const valid = readings.find((reading) => groupsOfIPv6(reading) !== undefined);
  if (valid !== undefined) return valid;
  // Columns cut off long addresses, and what is left is not an address.
  const isRow = /^\s*(?:tcp|udp)/i.test(line);
  return isRow && text.split(":").length > 4 ? beforeColon : undefined;
}

/** Addresses as /proc/net prints them: in hexadecimal, each four bytes in the processor's order. */
export function findHexAddresses(
  line: string,
  order: ByteOrder,
): { start: number; end: number; address: string }[] {
  return hexIn(line).map(({ index, hex }) => {
    return { start: index, end: index + hex.length, address: addressOfHex(hex, order) };
  });
}

/** Finds the byte order of the addresses in a text; "little", the common one, if none shows it. */
export function byteOrderIn(text: string): ByteOrder {
  let isMachine = false;
  for (const line of text.split("\n")) {
    if (namesBigEndianMachine(line)) isMachine = true;
    for (const { hex } of hexIn(line)) {
      const order = byteOrderOf(hex);
      if (order !== undefined) return order;
    }
  }
  return isMachine ? "big" : "little";
}

function hexIn(line: string): { index: number; hex: string }[] {
  if (!/^\s*\d+: [0-9A-F]{8}/.test(line)) return [];
  return [...line.matchAll(/\b([0-9A-F]{32}|[0-9A-F]{8}):[0-9A-F]{4}\b/g)].map((match) => ({
    index: match.index,
    hex: match[1]!,
  }));
}

/** Writes an address as /proc/net would print it. */
export function hexOfAddress(address: string, order: ByteOrder): string {
  const bytes = bytesOfIPv4(address);
  const groups = bytes ? undefined : groupsOfIPv6(address);
  const hex = bytes
    ? bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")
    : groups!.map((group) => group.toString(16).padStart(4, "0")).join("");
  const upper = hex.toUpperCase();
  return order === "big" ? upper : upper.replace(/(..)(..)(..)(..)/g, "$4$3$2$1");
}

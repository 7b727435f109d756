import type { CommandLine } from "../command-line.ts";
import type { Draft } from "../draft.ts";
import { addSocket, skip } from "../draft.ts";
import type { Fields } from "../fields.ts";
import type { LineReader, Section } from "../reader.ts";

/** `/proc/net/tcp`, `tcp6`, `udp`, `udp6`: hexadecimal, addresses in 32-bit words of the host's byte order. */
export const procNet: LineReader = {
  id: "proc-net",
  view: "inside",
  commands: ["cat", "head", "tail"],
  recognises: (fields) => isHeader(fields) || isRow(fields) || fileMark(fields.line) !== null,
  open: (draft, command) => section(draft, command),
};

const LISTEN = "0A";
/** TCP_CLOSE: what an unconnected UDP socket shows. A closed TCP socket is not in the file. */
const UNCONNECTED = "07";

function section(draft: Draft, command: CommandLine | null): Section {
  let file = fileNamed(command?.args.join(" ") ?? "");
  const seen = { tcp: false, udp: false };

  function readRow(fields: Fields, line: number): true {
    const state = fields.text(3).toUpperCase();
    const proto = file === "tcp" || file === "udp" ? file : state === UNCONNECTED ? "udp" : "tcp";
    if (file === "other") return skip(draft, "socket of another protocol", line);
    if (file !== null || state === LISTEN || state === UNCONNECTED) seen[proto] = true;
    if (state !== (proto === "tcp" ? LISTEN : UNCONNECTED)) {
      return skip(draft, `connected ${proto.toUpperCase()} socket`, line);
    }
    const [hex, portHex] = fields.text(1).split(":");
    const port = Number.parseInt(portHex!, 16);
    if (port === 0) return skip(draft, "unbound socket", line);
    const socket = addSocket(draft, {
      proto,
      family: hex!.length === 8 ? 4 : 6,
      address: hex!.length === 8 ? ipv4(hex!) : ipv6(hex!),
      port,
      state: proto === "tcp" ? "LISTEN" : null,
      process: null,
      pid: null,
      line,
    });
    draft.inodeSockets.push({ inode: fields.text(9), socket });
    return true;
  }

  return {
    read(fields, line) {
      if (isRow(fields)) return readRow(fields, line);
      const mark = fileMark(fields.line);
      if (mark !== null) {
        file = mark;
        return skip(draft, "header", line);
      }
      if (!isHeader(fields)) return false;
      // The files of UDP and raw sockets have a column for dropped packets.
      const kind = /\bdrops\b/.test(fields.line) ? "udp" : "tcp";
      if (file !== "other" || kind === "tcp") file = kind;
      seen[kind] = true;
      return skip(draft, "header", line);
    },
    shows: () => ({ tcp: seen.tcp ? "listed" : "left-out", udp: seen.udp ? "listed" : "left-out" }),
  };
}

function isHeader(fields: Fields): boolean {
  return fields.is(0, "sl") && fields.is(1, "local_address");
}

function isRow(fields: Fields): boolean {
  if (fields.count < 4 || fields.line.charCodeAt(fields.start(1) - 2) !== 58) return false;
  return (
    /^\d{1,9}:$/.test(fields.text(0)) &&
    /^(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{32}):[0-9A-Fa-f]{4}$/.test(fields.text(1)) &&
    /^[0-9A-Fa-f]{8,32}:[0-9A-Fa-f]{4}$/.test(fields.text(2)) &&
    /^[0-9A-Fa-f]{2}$/.test(fields.text(3))
  );
}

/** `==> /proc/net/udp6 <==`, as head and tail print it, or the bare path. */
function fileMark(line: string): "tcp" | "udp" | "other" | null {
  const mark = /^\s*(?:==>\s*)?\/proc\/(?:\d+\/)?net\/(\w{1,20})(?:\s*<==)?:?\s*$/.exec(line);
  return mark ? fileNamed(`/net/${mark[1]}`) : null;
}

function fileNamed(path: string): "tcp" | "udp" | "other" | null {
  const names = [...path.matchAll(/\/net\/(\w{1,20})/g)].map((match) => match[1]!);
  if (names.length !== 1) return null;
  if (/^tcp6?$/.test(names[0]!)) return "tcp";
  return /^udp6?$/.test(names[0]!) ? "udp" : "other";
}

/** Bytes of a 32-bit word as a little-endian host writes it. */
function wordBytes(hex: string): number[] {
  const bytes: number[] = [];
  for (let at = 6; at >= 0; at -= 2) bytes.push(Number.parseInt(hex.slice(at, at + 2), 16));
  return bytes;
}

function ipv4(hex: string): string {
  return wordBytes(hex).join(".");
}

function ipv6(hex: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < 32; at += 8) for (const byte of wordBytes(hex.slice(at, at + 8))) bytes.push(byte);
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  if (mapped) return `::ffff:${bytes.slice(12).join(".")}`;
  const groups: number[] = [];
  for (let at = 0; at < 16; at += 2) groups.push(bytes[at]! * 256 + bytes[at + 1]!);
  return compressed(groups);
}

/** The shortest form, RFC 5952: the longest run of zero groups becomes `::`. */
function compressed(groups: number[]): string {
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

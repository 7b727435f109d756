import type { CommandLine } from "../../commands/command-line.ts";
import { everything, nothingBut, onlyFamily, type Shown } from "../../coverage.ts";
import type { Draft } from "../../draft.ts";
import { addSocket, leaveUnread, skip } from "../../draft.ts";
import { addressOfHex, byteOrderOf } from "../../sockets/hex-address.ts";
import type { Fields } from "../../text/fields.ts";
import type { LineReader, Section } from "../reader.ts";

/** `/proc/net/tcp`, `tcp6`, `udp`, `udp6`: hexadecimal, addresses in 32-bit words of the host's byte order. */
export const procNet: LineReader = {
  format: "proc-net",
  view: "inside",
  commands: ["cat", "head", "tail"],
  recognises: (fields) =>
    isHeader(fields) ||
    isRow(fields) ||
    fileMark(fields.line) !== null ||
    (fields.line.includes("/net/") && MISSING.test(fields.line)),
  open: (draft, command) => section(draft, command),
};

type Protocol = "tcp" | "udp" | "other";

const LISTEN = "0A";
/** The state of an unconnected UDP socket, TCP_CLOSE. The files of TCP have no closed sockets. */
const UNCONNECTED = "07";
/** TCP_ESTABLISHED: the only state that sockets of both protocols have. */
const ESTABLISHED = "01";

/** One file, from its header on. */
interface File {
  /** Undefined until its name or its rows show it: the header of UDP used to be that of TCP. */
  proto: Protocol | undefined;
  family: 4 | 6 | undefined;
  /** False for rows without the header that every file starts with. */
  isWhole: boolean;
}

function section(draft: Draft, command: CommandLine | null): Section {
  const named = filesIn(command?.args.join(" ") ?? "");
  const files: File[] = [];
  let next = 0;
  let marked: FileName | null = null;
  let file: File = { proto: undefined, family: undefined, isWhole: false };
  const absent: FileName[] = [];

  function startFile(fields: Fields): void {
    // The files of UDP and raw sockets have a column for dropped packets.
    const hasDrops = /\bdrops\b/.test(fields.line);
    const name = marked ?? named[next++] ?? null;
    marked = null;
    file = {
      proto: name?.proto ?? (hasDrops ? "udp" : undefined),
      family: name?.family ?? (fields.is(2, "remote_address") ? 6 : 4),
      isWhole: true,
    };
    files.push(file);
  }

  function readRow(fields: Fields, line: number): true {
    if (file.proto === "other") return skip(draft, "socket of another protocol", line);
    const state = fields.text(3).toUpperCase();
    const [hex, portHex] = fields.text(1).toUpperCase().split(":") as [string, string];
    const remote = fields.text(2).toUpperCase().split(":") as [string, string];
    for (const each of [hex, remote[0]]) {
      const order = byteOrderOf(each);
      if (order !== undefined) draft.byteOrders.add(order);
    }
    if (state === ESTABLISHED) {
      return skip(draft, `connected ${(file.proto ?? "TCP or UDP").toUpperCase()} socket`, line);
    }
    const proto = state === UNCONNECTED ? "udp" : "tcp";
    file.proto ??= proto;
    if (proto === "tcp" && state !== LISTEN) return skip(draft, "connected TCP socket", line);
    if (proto === "udp" && remote[1] !== "0000") return skip(draft, "connected UDP socket", line);
    const port = Number.parseInt(portHex, 16);
    if (port === 0) return skip(draft, "unbound socket", line);
    const socket = addSocket(draft, {
      proto,
      family: hex.length === 8 ? 4 : 6,
      address: addressOfHex(hex, "little"),
      port,
      state: proto === "tcp" ? "LISTEN" : null,
      process: null,
      pid: null,
      line,
    });
    draft.inodeSockets.push({ inode: fields.text(9), hex, socket });
    return true;
  }

  /** Each family has a file of its own. */
  function shownOf(proto: "tcp" | "udp"): Shown {
    const rest = notHost ?? (showsAll(command) ? undefined : partly(command!));
    if (rest !== undefined) return nothingBut(rest);
    const families = new Set<4 | 6 | undefined>();
    for (const each of files) if (each.proto === proto && each.isWhole) families.add(each.family);
    const v4 = families.has(4);
    const v6 = families.has(6) || absent.some((name) => name.proto === proto && name.family === 6);
    if (v4 && v6) return everything;
    if (!v4 && !v6) return "left-out";
    const missing = v4 ? `${proto}6` : proto;
    return onlyFamily(
      v4 ? 4 : 6,
      `IPv${v4 ? 6 : 4} sockets are in /proc/net/${missing}, which is not shown.`,
    );
  }

  const notHost = namespaceIn(command?.args ?? []);
  return {
    read(fields, line) {
      if (isRow(fields)) return readRow(fields, line);
      const mark = fileMark(fields.line);
      if (mark !== null) {
        marked = mark;
        file = { ...mark, isWhole: false };
        return skip(draft, "header", line);
      }
      if (isHeader(fields)) {
        startFile(fields);
        return skip(draft, "header", line);
      }
      const missing = MISSING.exec(fields.line);
      if (missing === null) return false;
      const [name] = filesIn(missing[1]!);
      if (name !== undefined) {
        absent.push(name);
        const at = named.findIndex(({ proto, family }) => proto === name.proto && family === name.family);
        if (at >= 0) named.splice(at, 1);
      }
      return skip(draft, "note of the command", line);
    },
    continues(fields, line) {
      if (!/^\s*\d{1,6}:(?:\s|$)/.test(fields.line)) return false;
      const may = file.proto === "other" ? "none" : file.proto;
      return leaveUnread(draft, fields.line, line, "The row is damaged or cut off.", may);
    },
    shows: () => ({ tcp: shownOf("tcp"), udp: shownOf("udp") }),
  };
}

/** A kernel without IPv6 has no such file, and no such sockets. */
const MISSING =
  /^\s*\w{1,20}: (?:cannot open )?['"‘]?(\/proc\/\S{1,60}?)['"’]?:? .{0,40}No such file or directory\s*$/;

function isHeader(fields: Fields): boolean {
  return fields.is(0, "sl") && fields.is(1, "local_address");
}

function isRow(fields: Fields): boolean {
  const first = fields.line.charCodeAt(fields.start(0));
  if (fields.count < 4 || first < 48 || first > 57) return false;
  return (
    /^\d{1,9}:$/.test(fields.text(0)) &&
    /^(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{32}):[0-9A-Fa-f]{4}$/.test(fields.text(1)) &&
    /^[0-9A-Fa-f]{8,32}:[0-9A-Fa-f]{4}$/.test(fields.text(2)) &&
    /^[0-9A-Fa-f]{2}$/.test(fields.text(3))
  );
}

interface FileName {
  proto: Protocol;
  family: 4 | 6 | undefined;
}

/** `==> /proc/net/udp6 <==`, as head and tail print it, or the bare path. */
function fileMark(line: string): FileName | null {
  const mark = /^\s*(?:==>\s*)?(\/proc\/(?:\d+\/|self\/)?net\/\w{1,20})(?:\s*<==)?:?\s*$/.exec(line);
  return mark ? (filesIn(mark[1]!)[0] ?? null) : null;
}

/** The files of sockets that a text names, in order; none if a pattern matches unknown ones. */
function filesIn(text: string): FileName[] {
  if (/\/net\/\S*[*?[{]/.test(text)) {
    const both = /^\s*\S*\/net\/(tcp|udp)(?:\*|\{,6\})\s*$/.exec(text)?.[1] as "tcp" | "udp" | undefined;
    return both === undefined ? [] : [4, 6].map((family) => ({ proto: both, family: family as 4 | 6 }));
  }
  return [...text.matchAll(/\/net\/(\w{1,20})/g)].map(([, name]): FileName => {
    const inet = /^(tcp|udp)(6?)$/.exec(name!);
    if (inet === null) return { proto: "other", family: undefined };
    return { proto: inet[1] as "tcp" | "udp", family: inet[2] === "6" ? 6 : 4 };
  });
}

/** `/proc/4711/net/tcp` is the file of that process, which may be in a container. */
function namespaceIn(args: readonly string[]): { kind: "not-host"; message: string } | undefined {
  const path = args.find((arg) => /\/proc\/(?!1\/|self\/)\d+\/net\//.test(arg));
  if (path === undefined) return undefined;
  return {
    kind: "not-host",
    message: `${path} shows the network of a process, which may not be the host's.`,
  };
}

/** `head` and `tail` print ten lines of a file, unless `-n +1` starts at the first. */
function showsAll(command: CommandLine | null): boolean {
  if (command === null || command.name === "cat") return true;
  return command.name === "tail" && /(?:^|\s)(?:-n\s?)?\+1(?:\s|$)/.test(command.args.join(" "));
}

function partly({ name }: CommandLine): { kind: "selection"; message: string } {
  return { kind: "selection", message: `${name} prints a part of a file.` };
}

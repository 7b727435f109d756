import type { CommandLine } from "../../commands/command-line.ts";
import { lsofLists } from "../../commands/lsof.ts";
import { nothingBut } from "../../coverage.ts";
import type { Draft } from "../../draft.ts";
import { skip, warn } from "../../draft.ts";
import type { Fields } from "../../text/fields.ts";
import type { LineReader, Section } from "../reader.ts";
import { addLsofSocket, type LsofSocket } from "./lsof-socket.ts";

/** `lsof`, alone or with -i: `sshd 812 root 3u IPv4 18535 0t0 TCP *:22 (LISTEN)`. */
export const lsof: LineReader = {
  format: "lsof",
  view: "inside",
  commands: ["lsof"],
  lists: lsofLists,
  recognises: (fields) => isHeader(fields) || socketIn(fields) !== null,
  open: (draft, command) => section(draft, command),
};

function section(draft: Draft, command: CommandLine | null): Section {
  const descriptors = new Map<string, number>();
  const users = new Set<string>();
  return {
    read(fields, line) {
      if (isHeader(fields)) return skip(draft, "header", line);
      const socket = socketIn(fields);
      if (socket === null) return false;
      // Every TCP row ends with its state.
      if (socket.proto === "tcp" && socket.state === "" && !socket.name.includes("->")) draft.openAt = "port";
      // Rows of threads repeat the descriptors of their process.
      const descriptor = `${socket.pid} ${socket.fd} ${socket.proto} ${socket.name}`;
      if ((descriptors.get(descriptor) ?? line) !== line)
        return skip(draft, "socket repeated for a thread", line);
      descriptors.set(descriptor, line);
      if (users.size < 2) users.add(socket.user);
      return addLsofSocket(draft, socket, fields.line, line);
    },
    continues(fields, line) {
      if (/^lsof: |^\s+Output information may be/.test(fields.line))
        return skip(draft, "note of the command", line);
      if (fields.count < 5 || !fields.isNumber(1)) return false;
      return skip(draft, "open file that is not an IP socket", line);
    },
    shows() {
      const [user] = users;
      const isRoot = command?.asRoot === true || user === "root" || user === "0" || users.size > 1;
      if (isRoot) return { tcp: "unknown", udp: "unknown" };
      const message = `lsof shows only the sockets of ${user ?? "its own user"}.`;
      if (users.size > 0) warn(draft, `${message} Run it with sudo to see all of them.`);
      const claim = nothingBut({ kind: "selection", message });
      return { tcp: claim, udp: claim };
    },
  };
}

function isHeader(fields: Fields): boolean {
  return (
    fields.is(0, "COMMAND") &&
    fields.is(1, "PID") &&
    /\sFD\s+TYPE\s/.test(fields.line) &&
    fields.line.trimEnd().endsWith("NAME")
  );
}

/** The socket of a row, null if the row isn't one. Thread columns and the user are between pid and fd. */
function socketIn(fields: Fields): LsofSocket | null {
  if (fields.count < 7 || !fields.isNumber(1)) return null;
  for (let at = 3; at < Math.min(fields.count - 2, 12); at++) {
    const type = fields.text(at);
    if (type !== "IPv4" && type !== "IPv6" && type !== "inet" && type !== "inet6") continue;
    for (let node = at + 1; node <= at + 3 && node + 1 < fields.count; node++) {
      const proto = fields.is(node, "TCP") ? "tcp" : fields.is(node, "UDP") ? "udp" : null;
      if (proto === null) continue;
      return {
        proto,
        family: type === "IPv4" ? 4 : type === "IPv6" ? 6 : null,
        name: fields.text(node + 1),
        state: fields.text(node + 2),
        command: fields.text(0),
        pid: Number(fields.text(1)),
        fd: fields.text(at - 1),
        user: fields.text(at - 2),
      };
    }
  }
  return null;
}

import { PortSet } from "../../../ports/port-set.ts";
import type { SocketOwner } from "../../snapshot.ts";
import { type AskedPorts, askedPorts } from "../../sockets/port-text.ts";

/**
 * Reads the process that a plugin found on a port: `Process id : 812` and `Executable : /usr/sbin/sshd` in
 * lines of their own, or "The Win32 process 'svchost.exe' is listening on this port (pid 988)". Undefined if
 * the text names none.
 */
export function ownerIn(output: string): SocketOwner | undefined {
  const text = output.slice(0, LONGEST);
  const sentence = /\bprocess '([^'\n]{1,300})' is listening on this port \(pid (\d{1,10})\)/.exec(text);
  if (sentence !== null) return { process: sentence[1]!, pid: Number(sentence[2]) };
  const pid = /^[^\S\r\n]*Process id\s{0,40}: (\d{1,10})\s*$/im.exec(text)?.[1];
  const path = /^[^\S\r\n]*Executable\s{0,40}: (\S.{0,500})$/im.exec(text)?.[1]?.trimEnd();
  if (pid === undefined && path === undefined) return undefined;
  return {
    process: path === undefined ? null : path.slice(path.lastIndexOf("/") + 1) || null,
    pid: pid === undefined ? null : Number(pid),
  };
}

const LONGEST = 10_000;

/** A listener as `netstat` on the host shows it. */
export interface Listener {
  proto: "tcp" | "udp";
  family: 4 | 6 | null;
  address: string;
  port: number;
}

/** `tcp4 (listen)`, above the two ends of the socket. */
const KIND = /^\s*(tcp|udp)(4|6|46)? \((listen|established)\)\s*$/;
const END = /^\s*(?:src|dst): \[host=([^\]\s,]{0,80}), port=(\d{1,5}|\*)\]\s*$/;

/** What a line says about a socket; undefined if it is not part of this list. */
export type ConnectionLine =
  | { is: "kind"; proto: "tcp" | "udp"; family: 4 | 6 | null; listens: boolean }
  | { is: "end"; address: string; port: string; isSource: boolean };

/** A line of "Netstat Connection Information": `tcp4 (listen)`, `src: [host=0.0.0.0, port=22]`, `dst: […]`. */
export function connectionLine(line: string): ConnectionLine | undefined {
  if (line.length > 200) return undefined;
  const kind = KIND.exec(line);
  if (kind !== null) {
    const family = kind[2] === "4" ? 4 : kind[2] === "6" ? 6 : null;
    return { is: "kind", proto: kind[1] === "tcp" ? "tcp" : "udp", family, listens: kind[3] === "listen" };
  }
  const end = END.exec(line);
  if (end === null) return undefined;
  return { is: "end", address: end[1]!, port: end[2]!, isSource: line.trimStart().startsWith("src") };
}

/**
 * The listeners in the text of "Netstat Connection Information"; undefined if a line can't be read or is
 * missing: every socket has a kind and a source.
 */
export function listenersIn(output: string): Listener[] | undefined {
  const listeners: Listener[] = [];
  let kind: (ConnectionLine & { is: "kind" }) | undefined;
  for (const line of output.split("\n")) {
    if (line.trim() === "") continue;
    const found = connectionLine(line);
    if (found === undefined || (found.is === "kind") !== (kind === undefined)) {
      // The other end is below the source, and may be left out.
      if (found?.is === "end" && !found.isSource) continue;
      return undefined;
    }
    if (found.is === "kind") kind = found;
    else if (kind !== undefined) {
      if (!found.isSource) return undefined;
      const port = Number(found.port);
      if (kind.listens && !(port >= 0 && port <= 65_535)) return undefined;
      if (kind.listens && port > 0) listeners.push(listenerOf(kind, found.address, port));
      kind = undefined;
    }
  }
  return kind === undefined ? listeners : undefined;
}

/** Makes a listener of its kind and source. */
export function listenerOf(
  { proto, family }: Pick<Listener, "proto" | "family">,
  printed: string,
  port: number,
): Listener {
  const address = printed.replace(/^\[|\]$/g, "");
  const wildcard = family === 4 ? "0.0.0.0" : family === 6 ? "::" : "*";
  return { proto, family, address: address === "*" || address === "" ? wildcard : address, port };
}

/** What "Nessus Scan Information" says about the port scan. */
export interface ScanInformation {
  /** Was a TCP port scanner run over the network? */
  isScanned: boolean;
  range: string | undefined;
}

export function scanInformation(output: string): ScanInformation {
  const text = output.slice(0, LONGEST);
  const range = /^[^\S\r\n]*Port range\s{0,40}: (\S.{0,4000})$/im.exec(text)?.[1]?.trimEnd();
  return {
    isScanned: /^[^\S\r\n]*Port scanner\(s\)\s{0,40}:.{0,200}\bnessus_(?:syn|tcp)_scanner\b/im.test(text),
    range,
  };
}

/** The ports after `port_range`: `all`, `1-65535`, `T:1-1024,U:53`; undefined for `default` and what is not a list. */
export function portRange(text: string): AskedPorts | undefined {
  if (text.trim().toLowerCase() === "all") return { tcp: PortSet.all, udp: PortSet.all };
  return askedPorts(text.replaceAll(" ", ""));
}

import type { PortSet } from "../ports/port-set.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { namedServices } from "../snapshot/sockets/service-names.ts";
import { escapeMarkdown, inlineCode } from "../text/markdown-text.ts";

/** A host to describe, by the name that its reader knows. */
export interface NamedSnapshot {
  name: string;
  snapshot: Snapshot;
}

/** More names don't help in a hover. */
const mostNames = 8;

/**
 * The services that ports are registered for, as Markdown: "`ssh` 22, `telnet` 23". Undefined if there are
 * none.
 */
export function explainServices(ports: PortSet, protocol: "tcp" | "udp" | undefined): string | undefined {
  const named = [...namedServices(protocol)].filter(([port]) => ports.has(port));
  if (named.length === 0) return undefined;
  const shown = named.slice(0, mostNames).map(([port, service]) => `${inlineCode(service)} ${port}`);
  const more = named.length - shown.length;
  return `Registered for ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}

/**
 * Which of the ports the host has open, and by which process, as Markdown. Listeners on loopback addresses
 * are marked as such.
 */
export function explainOpenPorts(
  ports: PortSet,
  protocol: "tcp" | "udp" | undefined,
  { name, snapshot }: NamedSnapshot,
): string {
  const open = new Map<string, string>();
  for (const socket of snapshot.sockets) {
    if (!ports.has(socket.port) || (protocol !== undefined && socket.proto !== protocol)) continue;
    const where = `${socket.port}/${socket.proto}`;
    if (open.has(where)) continue;
    const owners = (socket.owners ?? [socket]).flatMap(({ process }) => process ?? []);
    const owned = owners.length === 0 ? "" : ` ${[...new Set(owners)].map(inlineCode).join(", ")}`;
    open.set(where, `${where}${owned} on ${inlineCode(socket.address)}`);
  }
  const host = escapeMarkdown(name);
  if (open.size === 0) return `${host} shows none of them open.`;
  const shown = [...open.values()].slice(0, mostNames);
  const more = open.size - shown.length;
  return `Open on ${host}: ${shown.join("; ")}${more > 0 ? ` and ${more} more` : ""}.`;
}

/**
 * What a host shows about the MD5 that a check wants for a file, as Markdown.
 *
 * @param file path in the check; undefined if it has none
 */
export function explainMd5(
  wanted: string,
  file: string | undefined,
  host: NamedSnapshot | undefined,
): string {
  const isHash = /^[0-9a-f]{32}$/i.test(wanted);
  if (!isHash) return "This is not an MD5, which has 32 hex digits.";
  if (host === undefined || file === undefined) return "An MD5, 32 hex digits.";
  const name = escapeMarkdown(host.name);
  const shown = host.snapshot.hashes.find(({ path, algorithm }) => path === file && algorithm === "md5");
  if (shown === undefined) return `${name} shows no MD5 of ${inlineCode(file)}.`;
  if (shown.hash === wanted.toLowerCase()) return `The MD5 that ${inlineCode(file)} has on ${name}.`;
  return `On ${name} the MD5 of ${inlineCode(file)} is ${inlineCode(shown.hash)}.`;
}

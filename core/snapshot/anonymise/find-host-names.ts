import type { Snapshot } from "../snapshot.ts";
import { familyOf } from "../sockets/endpoint.ts";

/** Places where outputs print the name of a host and nothing else; group 1 is the name. */
const places: readonly RegExp[] = [
  /^[^\S\r\n]*#[^\S\r\n]*host[^\S\r\n]*:[^\S\r\n]*([\w.-]{1,255})/gim,
  /[\w.-]{1,64}@([A-Za-z0-9][\w.-]{0,254})/g,
  /scan report for ([A-Za-z0-9][\w.-]{0,254})/g,
  /^Host: \S{1,60} \(([A-Za-z0-9][\w.-]{0,254})\)/gm,
  /<hostname name="([\w.-]{1,255})"/g,
  /<ReportHost name="([\w.-]{1,255})"/g,
  /<tag name="(?:host-fqdn|host-rdns|hostname|netbios-name)">([\w.-]{1,255})</g,
  /"(?:ComputerName|PSComputerName|host(?:name)?|inventory_hostname)"\s*:\s*"([\w.-]{1,255})"/gi,
];

/** The two ends of a socket's row, perhaps printed without `-n`: `web-1.example.org:ssh`, `web-1.ssh`. */
const endpoints: readonly RegExp[] = [
  /^\s*(?:[0-9a-f]{8,16}\s+)?(?:tcp|udp)\S*\s+(?:[A-Z][A-Z0-9-]*\s+)?(?:\d+\s+\d+\s+)?(\S+)\s+(\S+)/i,
  /\s(?:TCP|UDP) (\S+?:[\w*-]+)(?:->(\S+))?/,
];

const localNames = /^(?:localhost|ip6-localhost|ip6-loopback|loopback|broadcasthost)/i;

/** The longest host name (RFC 1035). */
export const longestName = 255;

/** No top-level domain is a number, so the end of `web-1.example.org.22` is a port. */
const portBehind = /(?:\.\d*)+$/;

/**
 * Finds the names of hosts in a text, as printed: in prompts, comments and reports, and in place of
 * addresses.
 */
export function findHostNames(text: string, snapshot: Snapshot): Set<string> {
  const names = new Set<string>();
  const add = (name: string | undefined): void => {
    if (name !== undefined && isName(name)) names.add(name.replace(portBehind, ""));
  };
  add(snapshot.host);
  for (const place of places) for (const match of text.matchAll(place)) add(match[1]);
  for (const { address } of snapshot.sockets) add(address.split("%")[0]);
  for (const line of text.split("\n")) {
    for (const pattern of endpoints) {
      for (const end of pattern.exec(line)?.slice(1) ?? []) add(nameIn(end));
    }
  }
  return names;
}

/** The part before the port. */
function nameIn(endpoint: string | undefined): string | undefined {
  const separator = endpoint?.lastIndexOf(endpoint.includes(":") ? ":" : ".") ?? -1;
  return separator > 0 ? endpoint!.slice(0, separator) : undefined;
}

const unit = /\.(?:service|socket|target|slice|timer|mount|scope)$/;

/** False for addresses, wildcards, numbers, and the names that every host has for itself. */
function isName(text: string): boolean {
  return (
    text.length <= longestName &&
    /^[A-Za-z0-9][\w.-]*$/.test(text) &&
    /[A-Za-z]/.test(text) &&
    familyOf(text) === null &&
    !unit.test(text) &&
    !localNames.test(text)
  );
}

import { servicePort } from "./service-names.ts";

/** One end of a socket as a command prints it. */
export interface Endpoint {
  /** Without brackets, zone kept. */
  address: string;
  /** Digits, a service name, or "*". */
  port: string;
}

/** `0.0.0.0:22`, `[::]:22`, `:::22`, `[fe80::1]%eth0:546`, `*:ssh`: the port is after the last colon. */
export function colonEndpoint(text: string): Endpoint | null {
  return endpointAt(text, text.lastIndexOf(":"));
}

/** `*.22`, `127.0.0.1.25`, `::1.6010`, `localhost.mdns`: the port is after the last dot. */
export function dotEndpoint(text: string): Endpoint | null {
  return endpointAt(text, text.lastIndexOf("."));
}

function endpointAt(text: string, separator: number): Endpoint | null {
  if (separator <= 0 || separator === text.length - 1) return null;
  let address = text.slice(0, separator);
  // A single ":" is what is left of `::1` if the port is missing.
  if (address === ":") return null;
  if (address.includes("[")) address = address.replace("[", "").replace("]", "");
  const port = text.slice(separator + 1);
  return address === "" || !isPrintedPort(port) ? null : { address, port };
}

/** Digits, the name of a service, or only "*"; marks around a row make it something else. */
function isPrintedPort(port: string): boolean {
  if (port.charCodeAt(0) === 42) return port.length === 1;
  for (let at = 0; at < port.length; at++) {
    const code = port.charCodeAt(at);
    if (code < 43 || (code > 57 && code < 65) || (code > 90 && code < 95) || code === 96 || code > 122)
      return false;
  }
  return true;
}

/**
 * The number of a printed port: "*" for an unbound one, null if the service name is unknown or the number is
 * out of range.
 */
export function portNumber(port: string, proto: "tcp" | "udp"): number | "*" | null {
  if (port === "*") return "*";
  const first = port.charCodeAt(0);
  if (first < 48 || first > 57) return servicePort(port, proto);
  let number = 0;
  for (let at = 0; at < port.length; at++) {
    const digit = port.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return servicePort(port, proto);
    number = number * 10 + digit;
    if (number > 65535) return null;
  }
  return number;
}

/** The family that an address shows by its form; null for names and wildcards. */
export function familyOf(address: string): 4 | 6 | null {
  if (address.includes(":")) return 6;
  let dots = 0;
  for (let at = 0; at < address.length; at++) {
    const code = address.charCodeAt(at);
    if (code === 37) break;
    if (code === 46) dots++;
    else if (code < 48 || code > 57) return null;
  }
  return dots === 3 ? 4 : null;
}

/** Spells out the wildcard if the family is known. */
export function spelledAddress(address: string, family: 4 | 6 | null): string {
  if (address !== "*" || family === null) return address;
  return family === 4 ? "0.0.0.0" : "::";
}

/** The message for a port that `portNumber` can't read. */
export function unreadPort(port: string): string {
  return /^\d+$/.test(port)
    ? `${port} is not a port number.`
    : `The port name ${port} is not known: run the command with -n.`;
}

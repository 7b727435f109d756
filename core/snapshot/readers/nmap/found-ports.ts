import { familyOf } from "../../sockets/endpoint.ts";

/** An open port as a scanner reports it when it finds it. */
export interface FoundPort {
  /** If the line itself says which scanner found it. */
  format?: "rustscan";
  proto: "tcp" | "udp";
  port: number;
  address: string;
}

const HIGHEST = 65_535;
const LONGEST = 400_000;
const MOST_IN_A_LINE = HIGHEST;

/**
 * The ports in `Discovered open port 22/tcp on 192.0.2.7` (nmap, masscan), `Open 192.0.2.7:22` and `192.0.2.7
 * -> [22,80]` (rustscan); undefined for other lines.
 */
export function openPortsOf(line: string): FoundPort[] | undefined {
  const start = line.slice(0, 100).trimStart();
  if (start.startsWith("Discovered open port ")) return readDiscovered(line.slice(0, 400));
  if (start.startsWith("Open ")) return readOpened(line.slice(0, 400));
  return start.includes(" -> [") ? arrow(line) : undefined;
}

/** `Starting masscan 1.3.2 (…) at …` */
export function isMasscanBanner(line: string): boolean {
  return /^\s*Starting masscan \d/.test(line.slice(0, 100));
}

function readDiscovered(line: string): FoundPort[] | undefined {
  const [, port, proto, address] =
    /^\s*Discovered open port (\d{1,5})\/(tcp|udp) on (\S{1,80})\s*$/.exec(line) ?? [];
  if (port === undefined || !isPort(port)) return undefined;
  return [{ proto: proto === "tcp" ? "tcp" : "udp", port: Number(port), address: address! }];
}

function readOpened(line: string): FoundPort[] | undefined {
  const [, printed, port] = /^\s*Open (\S{1,80}):(\d{1,5})\s*$/.exec(line) ?? [];
  const address = printed && withoutBrackets(printed);
  if (!address || !isPort(port!) || familyOf(address) === null) return undefined;
  return [{ format: "rustscan", proto: "tcp", port: Number(port), address }];
}

function arrow(line: string): FoundPort[] | undefined {
  if (line.length > LONGEST) return undefined;
  const at = line.indexOf(" -> [");
  const address = withoutBrackets(line.slice(0, at).trim());
  const list = line.slice(at + " -> [".length).trimEnd();
  if (familyOf(address) === null || !list.endsWith("]")) return undefined;
  const ports = list
    .slice(0, -1)
    .split(",", MOST_IN_A_LINE + 1)
    .map((port) => port.trim());
  if (ports.length > MOST_IN_A_LINE || !ports.every(isPort)) return undefined;
  return ports.map((port) => ({ format: "rustscan", proto: "tcp", port: Number(port), address }));
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= HIGHEST;
}

function withoutBrackets(address: string): string {
  return address.startsWith("[") && address.endsWith("]") ? address.slice(1, -1) : address;
}

import { parse as parsePath } from "node:path";
import { familyOf, type StandIns } from "../../core/command-line.ts";

/** File suffixes that say nothing about a host; any other could be part of its name. */
const endings = new Set(
  ".txt .log .out .xml .json .ndjson .csv .tsv .nessus .nmap .gnmap .yaml .yml .md5 .sha1 .sha256".split(" "),
);

/** Words in names of outputs, whatever host they are from. */
const outputWords = new Set(
  `ss netstat lsof sockstat ps tasklist nmap masscan osquery nessus proc net powershell ansible tcp udp ip
  socket sockets port ports open listen listening listener listeners process processes service services
  md5 sha hash hashes sum sums checksum checksums snapshot snapshots capture captured output outputs scan scans
  result results report reports host hosts stdin live linux windows macos unix bsd all`.split(/\s+/),
);

/** A part of a path, and its suffix. */
interface PathPart {
  name: string;
  ending: string;
}

/** The parts of a path with `/`, each without a common suffix. */
function partsOf(path: string): PathPart[] {
  return path.split("/").map((part) => {
    const { name, ext } = parsePath(part);
    return endings.has(ext.toLowerCase()) ? { name, ending: ext } : { name: part, ending: "" };
  });
}

/** `sockets`, `netstat-2024-05-01`: does it only consist of words for outputs and numbers? */
function namesAnOutput(name: string): boolean {
  const words = name.toLowerCase().split(/[^a-z]+/);
  return /[a-z]/i.test(name) && words.every((word) => word === "" || outputWords.has(word));
}

/** The parts of a path that may be names of hosts: `db01` of `db01/sockets.txt`. */
export function hostNamesInPath(path: string): string[] {
  return partsOf(path).flatMap(({ name }) => (namesAnOutput(name) || familyOf(name) !== null ? [] : [name]));
}

/**
 * Anonymises a path: replaces whatever may be the name or the address of a host by its stand-in.
 *
 * @param path relative, with `/`: the first part is a host, as a file or as a folder
 * @param host its name in its text, which is better for the first part
 */
export function sharedPath(path: string, host: string | undefined, standIns: StandIns): string {
  const parts = partsOf(path).map(({ name, ending }, index) => {
    if (index === 0 && host !== undefined) return standInFor(host, standIns) + ending;
    return (namesAnOutput(name) ? name : standInFor(name, standIns)) + ending;
  });
  return parts.join("/");
}

function standInFor(name: string, standIns: StandIns): string {
  const family = familyOf(name);
  if (family === 4) return standIns.forIPv4(name);
  if (family === 6) return standIns.forIPv6(name).replaceAll(":", "-");
  return standIns.forHost(name.split(".")[0] || name);
}

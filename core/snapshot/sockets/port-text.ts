import { highestPort, PortSet } from "../../ports/port-set.ts";

/**
 * Ports as nmap writes them in `services` and `# Ports scanned`: `1,3-4,22`. Undefined if the text is not
 * such a list.
 */
export function portList(text: string): PortSet | undefined {
  if (text === "") return PortSet.empty;
  const sets = text.split(",").map((part) => rangeOf(part));
  return sets.includes(undefined) ? undefined : PortSet.union(sets as PortSet[]);
}

/** The ports that somebody asked a scanner for, by protocol. */
export interface AskedPorts {
  tcp: PortSet;
  udp: PortSet;
}

/**
 * Ports as people write them after nmap's `-p` and as `port_range` of Nessus: `22,80-90`, `-`, `60000-`,
 * `U:53,T:21-25`. Undefined if they use service names, wildcards or brackets, which only the scanner's own
 * tables resolve.
 */
export function askedPorts(text: string): AskedPorts | undefined {
  const asked = { tcp: PortSet.empty, udp: PortSet.empty };
  let protocols: readonly string[] = ["tcp", "udp"];
  for (const part of text.replace(/["']/g, "").split(",")) {
    const prefixed = /^([TUSP]):(.*)$/.exec(part.trim());
    if (prefixed !== null) protocols = PREFIXES[prefixed[1]!]!;
    const range = rangeOf(prefixed?.[2] ?? part.trim());
    if (range === undefined) return undefined;
    for (const protocol of protocols as ("tcp" | "udp")[]) asked[protocol] = asked[protocol].union(range);
  }
  return asked;
}

const PREFIXES: Record<string, readonly string[]> = { T: ["tcp"], U: ["udp"], S: [], P: [] };

/** A missing end is the first or the last port: `-100`, `60000-`, `-`. */
function rangeOf(text: string): PortSet | undefined {
  const range = /^(\d{0,5})(-?)(\d{0,5})$/.exec(text.trim());
  if (range === null || text.trim() === "") return undefined;
  const [, first, dash, last] = range;
  const lo = first === "" ? 1 : Number(first);
  const hi = dash === "" ? lo : last === "" ? highestPort : Number(last);
  return lo <= hi && hi <= highestPort ? PortSet.range(lo, hi) : undefined;
}

import { PortSet } from "../../../ports/port-set.ts";
import { type AskedPorts, askedPorts } from "../../sockets/port-text.ts";
import { mostFrequentPorts } from "./default-ports.ts";

/** What the states of a scan prove. */
export type Technique = "full" | "closed-only" | "nothing";

/** What was scanned of one protocol. */
export interface ProtocolPlan {
  technique: Technique;
  /** Undefined if it is not known which ports. */
  ports: PortSet | undefined;
}

/** What a scan looks at; a protocol that it leaves out is undefined. */
export interface ScanPlan {
  tcp: ProtocolPlan | undefined;
  udp: ProtocolPlan | undefined;
}

/**
 * What nmap's arguments ask for.
 *
 * @param version of nmap, if the report shows it: what is scanned without `-p` is known for some versions
 *   only
 */
export function planOf(args: readonly string[], version: string | undefined): ScanPlan {
  const options = optionsIn(args);
  if (version === undefined || Number.parseInt(version, 10) < OLDEST_KNOWN) options.knowsTable = false;
  const tcp = tcpTechnique(options);
  return {
    tcp: tcp && { technique: tcp, ports: portsFor("tcp", options) },
    udp: options.letters.includes("U") ? { technique: "full", ports: portsFor("udp", options) } : undefined,
  };
}

const OLDEST_KNOWN = 6;

interface Options {
  /** The letters after `-s`: `-sSV -sU` gives `SVU`. */
  letters: string;
  ports: string | undefined;
  excluded: string | undefined;
  /** Of `-F` and `--top-ports`. */
  top: number | undefined;
  /** Is the table of the most frequent ports the one that we know? */
  knowsTable: boolean;
  flags: boolean;
}

function optionsIn(args: readonly string[]): Options {
  const options: Options = {
    letters: "",
    ports: undefined,
    excluded: undefined,
    top: undefined,
    knowsTable: true,
    flags: false,
  };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    const long = /^--?([a-z]{2}[a-z-]*)(?:=(.*))?$/.exec(arg);
    // nmap takes long options with one dash too, so that they are tried first.
    const name = long?.[1]?.replaceAll("_", "-") ?? "";
    const value = () => long?.[2] ?? args[++at] ?? "";
    if (name === "exclude-ports") options.excluded = value();
    else if (name === "top-ports") options.top = Number(value());
    else if (name === "scanflags") options.flags = value() !== "";
    else if (/^(?:port-ratio|datadir|servicedb)$/.test(name)) options.knowsTable = value() === "";
    else if (arg.startsWith("--")) continue;
    else if (arg === "-F") options.top = 100;
    else if (/^-p./.test(arg)) options.ports = arg.slice(2);
    else if (arg === "-p") options.ports = args[++at] ?? "";
    else if (/^-s[A-Z]/.test(arg)) options.letters += arg.slice(2);
    else if (arg === "-sn") options.letters += "n";
    else if (/^-b./.test(arg) || arg === "-b") options.letters += "b";
  }
  return options;
}

function tcpTechnique({ letters, flags }: Options): Technique | undefined {
  if (/[nPLO]/.test(letters)) return undefined;
  if (/[AWIb]/.test(letters) || flags) return "nothing";
  if (/[FNXM]/.test(letters)) return "closed-only";
  if (/[ST]/.test(letters)) return "full";
  return /[UYZ]/.test(letters) ? undefined : "full";
}

function portsFor(protocol: keyof AskedPorts, options: Options): PortSet | undefined {
  const { ports, excluded, top, knowsTable } = options;
  const without = excluded === undefined ? PortSet.empty : askedPorts(excluded)?.[protocol];
  if (without === undefined) return undefined;
  if (ports !== undefined) return askedPorts(ports)?.[protocol].minus(without);
  // Which ports replace excluded ones among the most frequent is only in nmap's table.
  if (protocol === "udp" || !without.isEmpty || !knowsTable) return undefined;
  return mostFrequentPorts(top ?? 1000);
}

import type { Platform, Uname } from "../systems.ts";

/** What the outputs of a snapshot show about where it was taken. */
export interface Format {
  /** The system that prints it, if only one does. */
  system?: Uname;
  /** The kind of system, if several print it and all are of one kind. */
  platform?: Platform;
  /**
   * How many characters of a Unix process name are printed: `comm` of the kernel, or the width of a column.
   */
  nameWidths?: readonly number[];
  /** The same for `pid/name` where the two share a column. */
  ownerWidth?: number;
  /** It has IPv6 addresses without brackets, although a port follows. */
  hasBareAddresses?: true;
  /** Addresses are hexadecimal words, in the byte order of the machine. */
  hasHexAddresses?: true;
}

/** Everything that a snapshot can be read from, by its name in `Snapshot.formats`. A reader adds its own. */
const table = {
  ansible: { nameWidths: [15] },
  esxcli: { system: "VMkernel" },
  hashes: {},
  jc: {},
  lsof: { platform: "Unix", nameWidths: [9, 15] },
  "lsof-F": { platform: "Unix", nameWidths: [15, 16] },
  masscan: {},
  naabu: {},
  nessus: {},
  "netstat-bsd": { platform: "Unix", nameWidths: [15, 16] },
  "netstat-linux": { system: "Linux", ownerWidth: 19, hasBareAddresses: true },
  "netstat-owned": {},
  "netstat-solaris": { system: "SunOS" },
  "netstat-windows": { system: "Windows" },
  nmap: {},
  osquery: { nameWidths: [15] },
  powershell: { system: "Windows" },
  "proc-net": { system: "Linux", nameWidths: [15], hasHexAddresses: true },
  processes: { nameWidths: [15] },
  rustscan: {},
  sockstat: { platform: "Unix", nameWidths: [10], hasBareAddresses: true },
  ss: { system: "Linux", nameWidths: [15] },
} as const satisfies Record<string, Format>;

export type SnapshotFormat = keyof typeof table;

export const formats: Readonly<Record<SnapshotFormat, Format>> = table;

import type { Snapshot } from "../snapshot/snapshot.ts";

/** A system that a snapshot can show to be the one that it was taken on. */
export interface System {
  /** What a configuration calls it. */
  name: string;
  /** What `uname` prints of it, and `system` of a check names it by (G 175); "Windows", which has no `uname`. */
  uname: string;
  /** What its makers call it. */
  label: string;
  /** Outputs that only this system prints. */
  formats: readonly string[];
}

export const systems = [
  { name: "linux", uname: "Linux", label: "Linux", formats: ["ss", "netstat-linux", "proc-net"] },
  { name: "windows", uname: "Windows", label: "Windows", formats: ["netstat-windows", "powershell"] },
  { name: "macos", uname: "Darwin", label: "macOS", formats: [] },
  { name: "freebsd", uname: "FreeBSD", label: "FreeBSD", formats: [] },
  { name: "netbsd", uname: "NetBSD", label: "NetBSD", formats: [] },
  { name: "openbsd", uname: "OpenBSD", label: "OpenBSD", formats: [] },
  { name: "solaris", uname: "SunOS", label: "Solaris", formats: ["netstat-solaris"] },
  { name: "aix", uname: "AIX", label: "AIX", formats: [] },
  { name: "hp-ux", uname: "HP-UX", label: "HP-UX", formats: [] },
  { name: "esxi", uname: "VMkernel", label: "ESXi", formats: ["esxcli"] },
] as const satisfies readonly System[];

export type SystemName = (typeof systems)[number]["name"];

/** The two kinds of systems that policies are written for. */
export type Platform = "Unix" | "Windows";

const unameByFormat = new Map<string, string>(
  systems.flatMap(({ uname, formats }) => formats.map((format) => [format, uname] as const)),
);

/** Outputs of several systems, none of which is Windows: macOS, the BSDs, AIX and HP-UX. */
const unixFormats: readonly string[] = ["netstat-bsd", "sockstat", "lsof", "lsof-F"];

/** The system that a snapshot was taken on, as `uname` names it; undefined where nothing in it shows which. */
export function systemOf({ formats, system }: Snapshot): string | undefined {
  for (const format of formats) {
    const uname = unameByFormat.get(format);
    if (uname !== undefined) return uname;
  }
  return system;
}

/** The kind of system that a snapshot was taken on, which can be known where the system is not. */
export function platformOf(snapshot: Snapshot): Platform | undefined {
  const system = systemOf(snapshot);
  if (system !== undefined) return system === "Windows" ? "Windows" : "Unix";
  return snapshot.formats.some((format) => unixFormats.includes(format)) ? "Unix" : undefined;
}

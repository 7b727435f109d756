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
  { name: "solaris", uname: "SunOS", label: "Solaris", formats: ["netstat-solaris"] },
  { name: "esxi", uname: "VMkernel", label: "ESXi", formats: ["esxcli"] },
] as const satisfies readonly System[];

export type SystemName = (typeof systems)[number]["name"];

const unameByFormat = new Map<string, string>(
  systems.flatMap(({ uname, formats }) => formats.map((format) => [format, uname] as const)),
);

/** The system that a snapshot was taken on, as `uname` names it; undefined where its formats do not show it. */
export function systemOf({ formats }: Snapshot): string | undefined {
  for (const format of formats) {
    const uname = unameByFormat.get(format);
    if (uname !== undefined) return uname;
  }
  return undefined;
}

import type { Snapshot } from "../snapshot/snapshot.ts";

/** Outputs that only one system prints, by the name that `uname` gives it. */
const systems: Record<string, string> = {
  ss: "Linux",
  "netstat-linux": "Linux",
  "proc-net": "Linux",
  "netstat-solaris": "SunOS",
  "netstat-windows": "Windows",
  powershell: "Windows",
};

/** The system that a snapshot was taken on, undefined where its formats do not show it. */
export function systemOf({ formats }: Snapshot): string | undefined {
  for (const format of formats) if (Object.hasOwn(systems, format)) return systems[format];
  return undefined;
}

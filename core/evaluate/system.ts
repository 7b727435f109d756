import type { Snapshot } from "../snapshot/snapshot.ts";
import { type Judge, outcome } from "./outcome.ts";

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

/** Leaves a check out where `system` names another system than the one that the snapshot was taken on (G 175). */
export function onSystem(wanted: string | undefined, judge: Judge): Judge {
  if (wanted === undefined) return judge;
  return (host) => {
    if (host.system === wanted) return judge(host);
    if (host.system !== undefined) {
      return outcome(
        "NOT_EVALUATED",
        `This check runs on ${wanted} only, and the snapshot is of ${host.system}.`,
      );
    }
    const found = judge(host);
    const note = `This check runs on ${wanted} only, and nothing in the snapshot shows which system it is of.`;
    return { ...found, notes: [...found.notes, note] };
  };
}

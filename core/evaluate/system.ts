import type { Snapshot } from "../snapshot/snapshot.ts";
import { type Judge, outcome } from "./outcome.ts";

/** Outputs that only one system prints, by the name that `uname` gives it. */
const systems: Record<string, string> = {
  ss: "Linux",
  "netstat-linux": "Linux",
  "proc-net": "Linux",
  "netstat-solaris": "SunOS",
};

/** Leaves a check out where `system` names another system than the one that the snapshot was taken on (G 175). */
export function onSystem(wanted: string | undefined, judge: Judge): Judge {
  if (wanted === undefined) return judge;
  return (host) => {
    const found = systemOf(host.snapshot);
    if (found === undefined || found === wanted) return judge(host);
    return outcome("NOT_EVALUATED", `This check runs on ${wanted} only, and the snapshot is of ${found}.`);
  };
}

function systemOf({ formats }: Snapshot): string | undefined {
  for (const format of formats) if (Object.hasOwn(systems, format)) return systems[format];
  return undefined;
}

import { isDeviceKey } from "./devices/device-command.ts";
import { formats } from "./readers/formats.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Platform } from "./systems.ts";

/** The system that a snapshot was taken on, as `uname` names it; undefined where nothing in it shows which. */
export function systemOf(snapshot: Snapshot): string | undefined {
  for (const format of snapshot.formats) {
    const { system } = formats[format];
    if (system !== undefined) return system;
  }
  return snapshot.system;
}

/**
 * The kinds of systems that a snapshot shows, which can be known where the system is not; a host may have a database too.
 * None where nothing shows it.
 */
export function platformsOf(snapshot: Snapshot): readonly Platform[] {
  const platform = hostPlatformOf(snapshot);
  const { observations } = snapshot;
  return [
    ...(platform === undefined ? [] : [platform]),
    ...(observations?.keys("command").some(isDeviceKey) ? ["network device" as const] : []),
    ...(observations?.has("answer") ? ["database" as const] : []),
  ];
}

function hostPlatformOf(snapshot: Snapshot): Platform | undefined {
  const system = systemOf(snapshot);
  if (system !== undefined) return system === "Windows" ? "Windows" : "Unix";
  for (const format of snapshot.formats) {
    const { platform } = formats[format];
    if (platform !== undefined) return platform;
  }
  return undefined;
}

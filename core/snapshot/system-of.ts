import { commandKey } from "../observations/command-key.ts";
import { isDeviceKey } from "../observations/device-key.ts";
import { isSystemValueKey } from "../observations/system-value-key.ts";
import { formats } from "./readers/formats.ts";
import type { Snapshot } from "./snapshot.ts";
import { type Platform, systems } from "./systems.ts";

/** The system that a snapshot was taken on, as `uname` names it; undefined if nothing in it shows which. */
export function systemOf(snapshot: Snapshot): string | undefined {
  for (const format of snapshot.formats) {
    const { system } = formats[format];
    if (system !== undefined) return system;
  }
  return snapshot.system ?? systemByUname(snapshot);
}

/** What `uname` printed under a prompt. */
function systemByUname({ observations }: Snapshot): string | undefined {
  if (observations === undefined) return undefined;
  const printed = new Set<string>();
  for (const command of ["uname", "uname -s", "/bin/uname", "/bin/uname -s", "/usr/bin/uname -s"]) {
    const found = observations.ask("command", commandKey(command));
    if (found.is !== "present") continue;
    for (const { output } of found.values) {
      printed.add(output.source.text.slice(output.start, output.end).trim());
    }
  }
  const [name, other] = printed;
  return other === undefined ? systems.find(({ uname }) => uname === name)?.uname : undefined;
}

/**
 * The kinds of systems that a snapshot shows, which may be known even if the system is not; a host can have a
 * database too. Empty if nothing shows it.
 */
export function platformsOf(snapshot: Snapshot): readonly Platform[] {
  const platform = hostPlatformOf(snapshot);
  const { observations } = snapshot;
  return [
    ...(platform === undefined ? [] : [platform]),
    ...(observations?.keys("command").some(isDeviceKey) ? ["network device" as const] : []),
    ...(observations?.keys("setting").some(isSystemValueKey) ? ["IBM i" as const] : []),
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

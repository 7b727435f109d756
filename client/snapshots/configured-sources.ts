import type { LiveSource } from "../../server/protocol.ts";

/**
 * The live sources of `nessusAudit.live.sources`. Only the user's own value counts: a source starts a
 * process, so a workspace must not add any. Invalid sources are left out.
 * @param inspected the values of the setting by level, from VS Code
 */
export function configuredSources(inspected: { globalValue?: unknown } | undefined): LiveSource[] {
  const value = inspected?.globalValue;
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): LiveSource[] => {
    if (typeof entry !== "object" || entry === null) return [];
    const { name, command } = entry as { name?: unknown; command?: unknown };
    if (typeof name !== "string" || name === "" || !Array.isArray(command) || command.length === 0) return [];
    return command.every((part) => typeof part === "string") ? [{ name, command }] : [];
  });
}

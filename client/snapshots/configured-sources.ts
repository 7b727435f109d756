import type { LiveSource } from "../../server/protocol.ts";

/**
 * The live sources of `nessusAudit.live.sources`. Only the user's own value counts: a source starts a process, and
 * none may come along with a workspace. What is no source is left out.
 * @param inspected what VS Code knows of the setting, level by level
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

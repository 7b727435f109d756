import type { LiveSource } from "../../server/protocol.ts";

/** What VS Code knows of the setting, level by level. */
type Inspected = { globalValue?: unknown } | undefined;

/**
 * The live sources of `nessusAudit.live.sources`. Only the user's own value counts: a source starts a process, and
 * none may come along with a workspace. What is no source is left out; `sourceFaults` says why.
 */
export function configuredSources(inspected: Inspected): LiveSource[] {
  return entriesOf(inspected)
    .flatMap((entry) => (faultOf(entry) === undefined ? [entry as LiveSource] : []))
    .map(({ name, command }) => ({ name, command }));
}

/** Why entries of the setting are left out, each in a few words: `source 2 has no name`. */
export function sourceFaults(inspected: Inspected): string[] {
  if (inspected?.globalValue !== undefined && !Array.isArray(inspected.globalValue))
    return ["it is not a list"];
  return entriesOf(inspected).flatMap((entry, at) => {
    const fault = faultOf(entry);
    return fault === undefined ? [] : [`source ${at + 1} ${fault}`];
  });
}

function entriesOf(inspected: Inspected): unknown[] {
  const value = inspected?.globalValue;
  return Array.isArray(value) ? value : [];
}

function faultOf(entry: unknown): string | undefined {
  if (typeof entry !== "object" || entry === null) return "is not an object";
  const { name, command } = entry as { name?: unknown; command?: unknown };
  if (typeof name !== "string" || name === "") return "has no name";
  const isList = Array.isArray(command) && command.length > 0;
  if (!isList || !command.every((part) => typeof part === "string"))
    return "has no command, which is a list of its words";
  return undefined;
}

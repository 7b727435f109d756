import type { Found } from "../../../observations/observation.ts";
import { registryValueKey } from "../../../observations/registry-key.ts";
import { windowsPath } from "../../../observations/windows-keys.ts";
import type { Host } from "../../host/host.ts";

/** Where the registry has the values of variables that a path may begin with (G 311). */
const variables: Readonly<Record<string, readonly [key: string, name: string, rest: string]>> = {
  systemroot: ["HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion", "SystemRoot", ""],
  windir: ["HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion", "SystemRoot", ""],
  systemdirectory: ["HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion", "SystemRoot", "\\system32"],
  programfiles: ["HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion", "ProgramFilesDir", ""],
  commonfiles: ["HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion", "CommonFilesDir", ""],
};

/** What the host shows about a file, by its path in the policy, or with its variable expanded. */
export function askWindowsFile<K extends "file" | "status">(
  kind: K,
  path: string,
  { observations }: Host,
): Found<K> {
  const written = observations.ask(kind, windowsPath(path));
  if (written.is !== "unknown" || written.why !== "not captured") return written;
  const expanded = expandPath(path, observations);
  return expanded === undefined ? written : observations.ask(kind, windowsPath(expanded));
}

/** Undefined if nothing shows what the variable means. */
function expandPath(path: string, observations: Host["observations"]): string | undefined {
  const match = /^%(\w+)%/.exec(path.trim());
  if (match === null) return undefined;
  const name = match[1]!.toLowerCase();
  const [key, item, rest] = variables[name === "systemdrive" ? "systemroot" : name] ?? [];
  if (key === undefined) return undefined;
  const found = observations.ask("registry", registryValueKey(key, item!));
  const value = found.is === "present" && found.partial === undefined ? found.values[0] : undefined;
  if (value === undefined || typeof value.data !== "string" || !/^[a-z]:\\/i.test(value.data))
    return undefined;
  const folder = name === "systemdrive" ? value.data.slice(0, 2) : value.data + rest;
  return folder + path.trim().slice(match[0].length);
}

/** Why a path can't be that of one file: a clause. Undefined if it can. */
export function pathProblem(path: string): string | undefined {
  if (path === "") return "names no file";
  if (/[*?"<>|\r\n]/.test(path)) return "is not the path of one file";
  if (!/^(?:[a-z]:|%\w+%|\\\\[^\\])/i.test(path)) return "is not a full path";
  return undefined;
}

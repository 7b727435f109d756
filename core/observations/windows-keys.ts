import { commandKey } from "./command-key.ts";
import { registryKey } from "./registry-key.ts";

/**
 * Keys of Windows observations, other than those of the registry: all in lower case, because Windows ignores
 * case.
 */

/**
 * A setting of the security policy. Sections: those of a security template with the names that it has
 * (`System Access`, `Event Audit`, `Privilege Rights`, `Kerberos Policy`, `Registry Values` are values of the
 * registry); `auditpol`, with the names of subcategories; `auditpol category`, the sections of its table,
 * which are not indented; `net accounts` is about `System Access`.
 */
export function settingKey(section: string, name: string): string {
  return `${section}:${name}`.trim().replace(/\s+/g, " ").toLowerCase();
}

/** The list for `coverList` that is a whole section. */
export function settingList(section: string): string {
  return section.trim().replace(/\s+/g, " ").toLowerCase();
}

/** @param namespace `root\cimv2` by default */
export function rowsKey(className: string, namespace = "root\\cimv2"): string {
  const folded = namespace
    .trim()
    .toLowerCase()
    .replace(/\//g, "\\")
    .replace(/^\\+|\\+$/g, "");
  return `${folded}:${className.trim().toLowerCase()}`;
}

/** A local account. `coverList("account")`: all of them. */
export function accountKey(name: string): string {
  return `account:${name.trim().toLowerCase()}`;
}

/** A local group. `coverList("group")`: all of them. */
export function groupKey(name: string): string {
  return `group:${name.trim().toLowerCase()}`;
}

/** @param name the path of a file or a registry key, or the name of a service */
export function aclKey(of: "file" | "key" | "service", name: string): string {
  if (of === "file") return `file:${windowsPath(name)}`;
  return of === "key" ? `key:${registryKey(name)}` : `service:${name.trim().toLowerCase()}`;
}

/**
 * A service. start: how it starts, `automatic`, `manual`, `disabled`, `boot` or `system`; state: `running`,
 * `stopped` and the like. The name is that of its registry key, or its display name: each output adds it
 * under the names that it shows.
 */
export function windowsServiceKey(name: string, what: "start" | "state"): string {
  return `${what === "start" ? "windows" : "windows-active"}:${name.trim().toLowerCase()}`;
}

/**
 * The normal form of a Windows path as a key of `file` and `status`: lower case, backslashes, none at its
 * end.
 */
export function windowsPath(path: string): string {
  const folded = path
    .trim()
    .toLowerCase()
    .replace(/\//g, "\\")
    .replace(/(?!^)\\{2,}/g, "\\");
  return /^[a-z]:\\$/.test(folded) ? folded : folded.replace(/\\$/, "");
}

/** The key of a `command` that is `appcmd.exe`, by its arguments without quotes. */
export function appcmdKey(args: string): string {
  return `appcmd ${commandKey(args.replace(/"/g, ""))}`.toLowerCase();
}

import { commandKey } from "./command-key.ts";
import { registryKey } from "./registry-key.ts";

/** What tells things of Windows apart, beside keys of the registry: all in lower case, since Windows ignores case. */

/**
 * A setting of the security policy. Sections: those of a security template with the names that it has
 * (`System Access`, `Event Audit`, `Privilege Rights`, `Kerberos Policy`, `Registry Values` are values of the registry); `auditpol`,
 * with the names of subcategories; `auditpol category`, the sections of its table with nothing in front; `net accounts`
 * speaks of `System Access`.
 */
export function settingKey(section: string, name: string): string {
  return `${section}:${name}`.trim().replace(/\s+/g, " ").toLowerCase();
}

/** What `coverList` takes for a whole section. */
export function settingList(section: string): string {
  return section.trim().replace(/\s+/g, " ").toLowerCase();
}

/** @param namespace `root\cimv2` where nothing is said */
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

/** @param name the path of a file or of a key of the registry, or the name of a service */
export function aclKey(of: "file" | "key" | "service", name: string): string {
  if (of === "file") return `file:${windowsPath(name)}`;
  return of === "key" ? `key:${registryKey(name)}` : `service:${name.trim().toLowerCase()}`;
}

/**
 * A service. start: how it starts, `automatic`, `manual`, `disabled`, `boot` or `system`; state: `running`, `stopped` and the like. The
 * name is that of its key in the registry, or the one that is displayed: each output adds it under those that it shows.
 */
export function windowsServiceKey(name: string, what: "start" | "state"): string {
  return `${what === "start" ? "windows" : "windows-active"}:${name.trim().toLowerCase()}`;
}

/** The path of a file of Windows as `file` and `status` have it for a key: lower case, backslashes, none at its end. */
export function windowsPath(path: string): string {
  const folded = path
    .trim()
    .toLowerCase()
    .replace(/\//g, "\\")
    .replace(/(?!^)\\{2,}/g, "\\");
  return /^[a-z]:\\$/.test(folded) ? folded : folded.replace(/\\$/, "");
}

/** What `appcmd.exe` printed, by its arguments without quotes; a `command`. */
export function appcmdKey(args: string): string {
  return `appcmd ${commandKey(args.replace(/"/g, ""))}`.toLowerCase();
}

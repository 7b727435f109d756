import { versionedFile } from "../../evaluate/checks/windows/file-version.ts";
import type { Need } from "../../observations/observation.ts";
import { registryKey } from "../../observations/registry-key.ts";
import { keywordText } from "../../semantics/policy.ts";
import type { CheckNeeds } from "../policy-needs.ts";
import { powershellLiteral } from "./literal.ts";

/** What policies look at that no script can read on a host, and why, as a clause. */
export interface LeftOut {
  name: string;
  why: string;
}

export interface ReadingLines {
  lines: string[];
  /** How many keys, files and lists are read. */
  reads: number;
  leftOut: LeftOut[];
  /** The security policy is read, which needs a temporary file. */
  usesFile: boolean;
  /** It reads WMI classes whose providers do more than read. */
  checksPackages: boolean;
}

/** What is read of one registry key. */
interface KeyNeed {
  path: string;
  names: Map<string, string>;
  /**
   * Whether the values are those of the key, of the same key of every user, or of every key directly below
   * it.
   */
  of: "key" | "user" | "subkey";
}

/** The lines of a script that read what checks need and no command prints, without duplicates. */
export function readingLines(checks: readonly CheckNeeds[]): ReadingLines {
  const found = new Reads();
  for (const { check, needs } of checks) {
    for (const need of needs) found.add(need, keywordText(check, "reg_enum") !== undefined);
  }
  return found.toLines();
}

class Reads {
  readonly #keys = new Map<string, KeyNeed>();
  /** Calls that print one item each. */
  readonly #calls = new Set<string>();
  readonly #leftOut = new Map<string, LeftOut>();
  readonly #lists = new Set<"naPolicy" | "naAccounts" | "auditpol" | "netstat" | "tasklist">();
  #checksPackages = false;

  add(need: Need, isEnumerated: boolean): void {
    switch (need.kind) {
      case "registry":
        this.#addKey(need, isEnumerated);
        break;
      case "file":
      case "status":
      case "hash":
        this.#call(callsOfPaths[need.kind], need.path, pathProblem(need.path));
        break;
      case "command": {
        const path = versionedFile(need.text);
        if (path !== undefined) this.#call("naVersion", path, pathProblem(path), [need.text]);
        break;
      }
      case "setting":
        if (need.key.startsWith("auditpol:")) this.#lists.add("auditpol");
        else this.#lists.add("naPolicy");
        // There, accounts of the host are named by their SIDs.
        if (need.key.startsWith("privilege rights:")) this.#lists.add("naAccounts");
        break;
      case "account":
        this.#lists.add("naAccounts");
        break;
      case "group": {
        const name = need.key.slice("group:".length);
        this.#call("naGroup", name, nameProblem(name));
        this.#lists.add("naAccounts");
        break;
      }
      case "service":
        this.#addService(need.key);
        break;
      case "acl":
        this.#addAcl(need.key);
        break;
      case "rows":
        this.#addRows(need);
        break;
      case "sockets":
        this.#lists.add("netstat");
        this.#lists.add("tasklist");
        break;
      case "processes":
        this.#lists.add("tasklist");
        break;
      default:
        this.#leave(need.key, "Windows has no such thing");
    }
  }

  toLines(): ReadingLines {
    const lines: string[] = [];
    if (this.#lists.has("naPolicy")) lines.push("naPolicy");
    for (const [name, line] of Object.entries(listLines)) {
      if (this.#lists.has(name as keyof typeof listLines)) lines.push(line);
    }
    const keys = [...this.#keys.values()];
    for (const { path, names, of } of keys) {
      if (of === "key") lines.push(callOf("naValues", [path], [...names.values()]));
    }
    for (const { path, names, of } of keys) {
      if (of !== "subkey") continue;
      lines.push(callOf("naKeys", [path]), callOf("naBelow", [path], [...names.values()]));
    }
    const users = keys.filter(({ of }) => of === "user");
    if (users.length > 0) lines.push("naKeys 'HKEY_USERS'");
    for (const { path, names } of users) {
      lines.push(callOf("naUsers", [path.slice(path.indexOf("\\"))], [...names.values()]));
    }
    for (const call of this.#calls) lines.push(call);
    return {
      lines,
      reads: lines.filter((line) => !line.startsWith("naKeys")).length,
      leftOut: [...this.#leftOut.values()],
      usesFile: this.#lists.has("naPolicy"),
      checksPackages: this.#checksPackages,
    };
  }

  #addKey({ path: written, name }: Extract<Need, { kind: "registry" }>, isEnumerated: boolean): void {
    const path = fullKey(written);
    if (typeof path !== "string") {
      this.#leave(written, path.why);
      return;
    }
    if (name !== undefined && /\p{Cc}/u.test(name)) {
      this.#leave(`${written}\\${name}`, "its name has control characters");
      return;
    }
    const of = path.startsWith("HKEY_USERS\\") ? "user" : isEnumerated ? "subkey" : "key";
    const key = `${of} ${registryKey(path)}`;
    let own = this.#keys.get(key);
    if (own === undefined) {
      own = { path, names: new Map(), of };
      this.#keys.set(key, own);
    }
    if (name !== undefined && !own.names.has(name.toLowerCase())) own.names.set(name.toLowerCase(), name);
  }

  #addService(key: string): void {
    const name = key.slice(key.indexOf(":") + 1);
    this.#call("naService", name, nameProblem(name));
  }

  #addAcl(key: string): void {
    const colon = key.indexOf(":");
    const [of, name] = [key.slice(0, colon), key.slice(colon + 1)];
    const path = of === "key" ? fullKey(name) : name;
    if (typeof path !== "string") this.#leave(name, path.why);
    else {
      const problem = of === "file" ? pathProblem(path) : of === "service" ? nameProblem(name) : undefined;
      this.#call(`naAcl '${of}'`, path, problem);
    }
  }

  #addRows({ key, columns, where }: Extract<Need, { kind: "rows" }>): void {
    const colon = key.lastIndexOf(":");
    const [namespace, className] = [key.slice(0, colon), key.slice(colon + 1)];
    if (!/^\w+(?:\\[\w-]+)*$/.test(namespace) || !/^\w+$/.test(className)) {
      this.#leave(key, "it is not a class of this host");
      return;
    }
    for (const column of columns) {
      if (!/^\w+$/.test(column)) this.#leave(`${key} ${column}`, "it is not the name of a property");
      else this.#calls.add(callOf("naRows", [namespace, className, column, where ?? ""]));
    }
    if (className === "win32_product") this.#checksPackages = true;
  }

  #call(name: string, text: string, problem: string | undefined, more: readonly string[] = []): void {
    if (problem === undefined) this.#calls.add(callOf(name, [text, ...more]));
    else this.#leave(text, problem);
  }

  #leave(name: string, why: string): void {
    this.#leftOut.set(name.toLowerCase(), { name, why });
  }
}

const callsOfPaths = { file: "naFile", status: "naStatus", hash: "naMd5" } as const;

const listLines = {
  naAccounts: "naAccounts",
  auditpol: "naTool 'auditpol /get /category:* /r' 'auditpol.exe' @('/get', '/category:*', '/r')",
  netstat: "naTool 'netstat -ano' 'netstat.exe' @('-ano')",
  tasklist: "naTool 'tasklist /fo csv' 'tasklist.exe' @('/fo', 'csv')",
} as const;

const roots: Readonly<Record<string, string>> = {
  hklm: "HKEY_LOCAL_MACHINE",
  hku: "HKEY_USERS",
  hkcr: "HKEY_CLASSES_ROOT",
  hkcc: "HKEY_CURRENT_CONFIG",
};

/** The key with the full name of its root, and the rest as in the policy. */
function fullKey(written: string): string | { why: string } {
  const folded = registryKey(written).split("\\")[0]!;
  if (folded === "hkcu") return { why: "HKCU is the hive of whoever runs the script, not of the scanner" };
  const root = Object.hasOwn(roots, folded) ? roots[folded] : undefined;
  if (root === undefined) return { why: "it is not a key of the registry" };
  if (/\p{Cc}/u.test(written)) return { why: "its name has control characters" };
  const start = written.indexOf("\\", written.search(/[^\\\s]/));
  const rest = start < 0 ? "" : written.slice(start).trim().replace(/\\+/g, "\\").replace(/\\$/, "");
  return root + rest;
}

/** Variables whose folders are the same for all users. */
const variables =
  /^%(?:systemroot|windir|systemdirectory|systemdrive|programfiles|commonfiles|programdata|allusersprofile)%/i;

/** Why a path is not read: a clause. */
function pathProblem(path: string): string | undefined {
  if (/\p{Cc}/u.test(path)) return "it has control characters";
  if (/^[\\/]{2}/.test(path)) return "it is a path of another host or of a device";
  const rest = path.replace(/^%systemdrive%/i, "C:").replace(variables, "C:\\folder");
  if (rest.startsWith("%")) return "the value of its variable differs between users";
  if (!/^[a-z]:(?:[\\/]|$)/i.test(rest)) return "it is not a full path";
  if (/[:*?"<>|]/.test(rest.slice(2))) return "it is not the path of one file";
  // Windows ignores a blank or a full stop there.
  if (/[. ](?:[\\/]|$)/.test(rest)) return "a part of it ends in a blank or a full stop";
  return undefined;
}

function nameProblem(name: string): string | undefined {
  return /["\p{Cc}]/u.test(name) || name.startsWith("/") ? "it is not a name" : undefined;
}

/** A call of a function of the script, with a list as its last argument if there is one. */
function callOf(name: string, texts: readonly string[], list?: readonly string[]): string {
  const words = [name, ...texts.map(powershellLiteral)];
  if (list === undefined) return words.join(" ");
  const literals = list.map(powershellLiteral);
  const one = `${words.join(" ")} @(${literals.join(", ")})`;
  if (one.length <= longestLine) return one;
  return `${words.join(" ")} @(\n  ${literals.join(",\n  ")})`;
}

/** In characters, as long as no word is longer. */
const longestLine = 120;

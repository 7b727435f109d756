import type { Observations } from "../../observations/observations.ts";
import { isRegistryPath, registryKey, registryValueKey } from "../../observations/registry-key.ts";
import { linesOf, shownAt } from "../transcript/exchange.ts";
import type { WindowsReader } from "../transcript/windows/reader.ts";
import { linesAfter } from "../transcript/windows/windows-command.ts";
import { type Queried, readQuery } from "./query-rows.ts";

/** `reg query KEY`, with `/s`, `/v NAME`, `/ve`. */
export const readRegQuery: WindowsReader = (command, exchange, observations) => {
  const query = queryOf(command.args);
  const lines = linesAfter(command);
  if (query === undefined || lines === "changed") return;
  const found = readQuery(linesOf(exchange), query.separator);
  addQueried(found, observations);
  const isWhole =
    exchange.partial === undefined && lines === "all" && !command.hidesErrors && !found.hasOther;
  const place = shownAt(exchange);
  const { path, name } = query;
  if (found.denied !== undefined) {
    if (found.keys.length > 0) return;
    if (name === undefined)
      observations.addUnknown("registryKey", registryKey(path), "denied", found.denied.place);
    else observations.addUnknown("registry", registryValueKey(path, name), "denied", found.denied.place);
    return;
  }
  if (found.missing !== undefined) {
    // With a selection, or below a key, the words speak of what was looked for and not of the key.
    if (query.isSelection || found.keys.length > 0) return;
    if (name === undefined) observations.addAbsent("registryKey", registryKey(path), found.missing.place);
    else if (!query.isDeep)
      observations.addAbsent("registry", registryValueKey(path, name), found.missing.place);
    return;
  }
  if (!isWhole || query.isSelection || name !== undefined || found.keys.length === 0) return;
  const own = registryKey(path);
  if (!found.keys.every((key) => isWithin(registryKey(key.path), own))) return;
  observations.addRegistryKey(path, place);
  if (query.isDeep) observations.coverRegistry({ key: path, of: "all" }, place);
  else {
    observations.coverRegistry({ key: path, of: "values" }, place);
    observations.coverRegistry({ key: path, of: "keys" }, place);
  }
};

function isWithin(key: string, root: string): boolean {
  return key === root || key.startsWith(`${root}\\`);
}

/** Adds the keys and values of rows. */
export function addQueried({ keys, values }: Queried, observations: Observations): void {
  for (const { path, line } of keys) observations.addRegistryKey(path, line.place);
  for (const { key, name, value, isUnset, line } of values) {
    if (isUnset) observations.addAbsent("registry", registryValueKey(key, name), line.place);
    else if (value === undefined) {
      observations.addUnknown("registry", registryValueKey(key, name), "cut", line.place);
    } else observations.addRegistryValue(key, name, value, line.place);
  }
}

interface Query {
  path: string;
  /** Of the value that is asked for. */
  name?: string;
  isDeep: boolean;
  isSelection: boolean;
  separator: string;
}

/** Undefined where the view of 32 bits or another host is asked, or where an option is not known. */
function queryOf([verb, path, ...options]: readonly string[]): Query | undefined {
  if (verb?.toLowerCase() !== "query" || path === undefined || !isRegistryPath(path)) return undefined;
  const query: Query = { path, isDeep: false, isSelection: false, separator: "\\0" };
  for (let at = 0; at < options.length; at++) {
    const option = options[at]!.toLowerCase();
    if (option === "/v") {
      const name = options[at + 1];
      if (name === undefined || name.startsWith("/")) query.isSelection = true;
      else query.name = options[++at]!;
    } else if (option === "/ve") query.name = "";
    else if (option === "/s") query.isDeep = true;
    else if (option === "/se") query.separator = options[++at] ?? "\\0";
    else if (option === "/t" || option === "/f") {
      query.isSelection = true;
      at++;
    } else if (/^\/[kdce]$/.test(option)) query.isSelection = true;
    else if (option !== "/z" && option !== "/reg:64") return undefined;
  }
  return query;
}

import type { Place } from "../../observations/observation.ts";
import { isRegistryPath, registryKey, registryValueKey } from "../../observations/registry-key.ts";
import { type Exchange, shownAt } from "../transcript/exchange.ts";
import type { WindowsReader } from "../transcript/windows/reader.ts";
import { linesAfter } from "../transcript/windows/windows-command.ts";
import { queryOutput } from "./query-table.ts";

/** `reg query KEY`, with `/s`, `/v NAME`, `/ve`. */
export const readRegQuery: WindowsReader = (command, exchange, observations) => {
  const query = queryOf(command.args);
  const lines = linesAfter(command);
  if (query === undefined || lines === "changed") return;
  const { source, start, end } = wholeLines(exchange);
  const found = queryOutput(source, start, end, { separator: query.separator });
  const { blocks } = found.table;
  const hasKeys = !blocks.isEmpty;
  if (hasKeys) observations.addRegistryTable(found.table);
  const isWhole =
    exchange.partial === undefined && lines === "all" && !command.hidesErrors && !found.hasOther;
  const place = shownAt(exchange);
  const { path, name } = query;
  if (found.denied !== undefined) {
    if (hasKeys) return;
    if (name === undefined)
      observations.addUnknown("registryKey", registryKey(path), "denied", found.denied.place);
    else observations.addUnknown("registry", registryValueKey(path, name), "denied", found.denied.place);
    return;
  }
  if (found.missing !== undefined) {
    // With a selection, or below a key, the message is about what was searched for and not about the key.
    if (query.isSelection || hasKeys) return;
    if (name === undefined) observations.addAbsent("registryKey", registryKey(path), found.missing.place);
    else if (!query.isDeep)
      observations.addAbsent("registry", registryValueKey(path, name), found.missing.place);
    return;
  }
  if (!isWhole || query.isSelection || name !== undefined || !hasKeys) return;
  const own = registryKey(path);
  for (const key of blocks.keys()) if (!isWithin(key, own)) return;
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

/** The output without a last line that may be cut off. */
function wholeLines({ output, partial }: Exchange): Place {
  const { source, start, end } = output;
  if (partial === undefined || source.text.charCodeAt(end - 1) === 10) return output;
  return { source, start, end: Math.max(start, source.text.lastIndexOf("\n", end - 1) + 1) };
}

interface Query {
  path: string;
  /** The value that is asked for. */
  name?: string;
  isDeep: boolean;
  isSelection: boolean;
  separator: string;
}

/** Undefined if it asks for the 32-bit view or another host, or if an option is not known. */
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

import type { Place, RegistryValue } from "../../observations/observation.ts";
import type { OutputLine } from "../transcript/exchange.ts";

/** What a line of `reg query` is. */
export type QueryRow =
  | { is: "key"; path: string }
  | { is: "value"; name: string; type: string; data: string }
  | { is: "missing" | "denied" | "count" | "blank" | "other" };

const row = /^(?: {4}|\t)(.*?)(?: {4}|\t)(REG_[A-Z_]+)(?: \(\d+\))?(?:(?: {4}|\t)(.*)|\s*)$/;
const typeInRow = /(?: {4}|\t)REG_[A-Z_]{2,30}(?: \(\d+\))?(?= {4}|\t|\s*$)/g;
const keyLine = /^HKEY_(?:LOCAL_MACHINE|USERS|CURRENT_USER|CLASSES_ROOT|CURRENT_CONFIG)(?:\\.*)?$/;
const longest = 100_000;

/**
 * Reads a line of `reg query`. A line in which a name or data look like a type is "other": it can be split in
 * two ways.
 */
export function queryRow(line: string): QueryRow {
  if (line.trim() === "") return { is: "blank" };
  if (line.charCodeAt(0) === 72 && keyLine.test(line)) return { is: "key", path: line };
  if (/^ERROR: The system was unable to find the specified registry key or value\.\s*$/.test(line)) {
    return { is: "missing" };
  }
  if (/^ERROR: Access is denied\.\s*$/.test(line)) return { is: "denied" };
  if (/^End of search: \d+ match\(es\) found\.\s*$/.test(line)) return { is: "count" };
  if (line.length > longest || (line.match(typeInRow)?.length ?? 0) !== 1) return { is: "other" };
  const match = row.exec(line);
  if (match === null) return { is: "other" };
  return { is: "value", name: match[1]!, type: match[2]!, data: match[3] ?? "" };
}

/** The data of a value as `reg query` prints it; undefined if it doesn't fit the type. */
export function queriedData(type: string, data: string, separator: string): RegistryValue | undefined {
  switch (type) {
    case "REG_SZ":
    case "REG_EXPAND_SZ":
    case "REG_LINK":
      return { type, data };
    case "REG_MULTI_SZ":
      return { type, data: data === "" ? [] : data.split(separator) };
    case "REG_DWORD":
    case "REG_DWORD_BIG_ENDIAN": {
      const number = /^0x([0-9a-f]{1,8})\s*$/i.exec(data);
      return number === null ? undefined : { type, data: Number.parseInt(number[1]!, 16) };
    }
    case "REG_QWORD": {
      const number = /^0x([0-9a-f]{1,16})\s*$/i.exec(data);
      return number === null ? undefined : { type, data: BigInt(`0x${number[1]}`) };
    }
  }
  const bytes = data.trim().toLowerCase();
  if (!/^(?:[0-9a-f]{2})*$/.test(bytes)) return undefined;
  return { type: type === "REG_BINARY" || type === "REG_NONE" ? type : "REG_OTHER", data: bytes };
}

/** The name of a value in a row; "" for the default one, whose label depends on the display language. */
export function queriedName(name: string): string {
  return name === "(Default)" || name === "<NO NAME>" ? "" : name;
}

/** A value and its line. */
export interface QueriedValue {
  name: string;
  /** Undefined if the line does not have all of it. */
  value: RegistryValue | undefined;
  isUnset: boolean;
  line: OutputLine;
}

/**
 * Reads the rows below a key.
 *
 * @param separator between the texts of a list
 * @returns the values, and the first row that can't be read
 */
export function readQuery(
  lines: Iterable<OutputLine>,
  separator: string,
): { values: QueriedValue[]; other: Place | undefined } {
  const values: QueriedValue[] = [];
  let other: Place | undefined;
  for (const line of lines) {
    const read = queryRow(line.text);
    if (read.is === "value") {
      const name = queriedName(read.name);
      const isUnset = name === "" && read.data === "(value not set)";
      const value = isUnset ? undefined : queriedData(read.type, read.data, separator);
      values.push({ name, value, isUnset, line });
    } else if (read.is === "other") {
      // A string with a line end continues on the next line, a number does not.
      const last = values.at(-1);
      if (last !== undefined && typeof last.value?.data !== "number") last.value = undefined;
      if (typeInRow.test(line.text)) other ??= line.place;
      typeInRow.lastIndex = 0;
    }
  }
  return { values, other };
}

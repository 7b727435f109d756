import type { Observations } from "../../observations/observations.ts";
import { isRegistryPath, registryKey, registryValueKey } from "../../observations/registry-key.ts";
import { windowsPath } from "../../observations/windows-keys.ts";
import { cellIn, objectsIn, selectionOf } from "../powershell/objects.ts";
import { type Exchange, linesOf, type OutputLine } from "../transcript/exchange.ts";
import type { WindowsReader } from "../transcript/windows/reader.ts";
import { optionOf, positionals } from "../transcript/windows/windows-command.ts";

/** What PowerShell adds to the values of a key. */
const own =
  /^PS(?:Path|ParentPath|ChildName|Drive|Provider|ComputerName|ShowComputerName|SourceJobInstanceId)$/i;

/** `Get-ItemProperty -Path KEY -Name NAME`, also with `Select-Object` and `.NAME` after it. Types are not shown. */
export const readGetItemProperty: WindowsReader = (command, exchange, observations) => {
  const [first, second] = positionals(command.args);
  const path = optionOf(command.args, "Path", 1) ?? optionOf(command.args, "LiteralPath") ?? first;
  if (path === undefined || !isRegistryPath(path) || /[*?[]/.test(path)) return;
  const hasPath = optionOf(command.args, "Path", 1) ?? optionOf(command.args, "LiteralPath");
  const named = optionOf(command.args, "Name", 1) ?? (hasPath === undefined ? second : first);
  const lines = [...linesOf(exchange)];
  if (readMessages(lines, path, observations)) return;
  const isValue = command.name === "get-itempropertyvalue" || command.name === "gpv";
  const selection = isValue
    ? { isExpanded: true, isFiltered: false, ...(named !== undefined && { columns: [named] }) }
    : selectionOf(command);
  if (selection === undefined) return;
  const objects = objectsIn(lines, selection);
  if (objects === undefined || objects.rows.length !== 1) return;
  const { cells, place } = objects.rows[0]!;
  const shownPath = cellIn(objects, cells, "PSPath");
  if (shownPath !== undefined && registryKey(shownPath) !== registryKey(path)) return;
  const isSelected =
    selection.columns !== undefined || command.pipes.some(({ name }) => /^select(?:-object)?$/.test(name));
  for (const [at, name] of objects.columns.entries()) {
    const data = cells[at];
    // If columns are selected, a missing value is shown as an empty one.
    if (own.test(name) || (data === undefined && isSelected)) continue;
    observations.addRegistryValue(path, nameOf(name), { type: "shown", data: data ?? "" }, place);
  }
  const isWhole = exchange.partial === undefined && !objects.isCut && objects.others.length === 0;
  const isEvery = named === undefined && !isSelected;
  if (isWhole && isEvery && shownPath !== undefined)
    observations.coverRegistry({ key: path, of: "values" }, place);
};

function nameOf(name: string): string {
  return name === "(default)" ? "" : name;
}

/** "Cannot find path …", "Property … does not exist at path …". True if the output says so. */
function readMessages(lines: readonly OutputLine[], path: string, observations: Observations): boolean {
  const text = lines
    .map((line) => line.text.trim())
    .join(" ")
    .slice(0, 4000);
  const [first] = lines.filter((line) => line.text.trim() !== "");
  if (first === undefined) return false;
  const missing = /Cannot find path '([^']+)' because it does not exist\./.exec(text);
  const noValue = /(?:^|\s)Property (\S.{0,200}?) does not exist at path (\S[^\r\n]{0,400}?)\.(?: |$)/.exec(
    text,
  );
  if (missing !== null && isSameKey(missing[1]!, path)) {
    observations.addAbsent("registryKey", registryKey(path), first.place);
    return true;
  }
  if (noValue !== null && isSameKey(noValue[2]!, path)) {
    observations.addAbsent("registry", registryValueKey(path, nameOf(noValue[1]!)), first.place);
    return true;
  }
  if (/Requested registry access is not allowed\.|\bPermissionDenied\b/.test(text)) {
    observations.addUnknown("registryKey", registryKey(path), "denied", first.place);
    return true;
  }
  return missing !== null || noValue !== null;
}

/** Messages are wrapped at the width of the window, so blanks may be anywhere. */
function isSameKey(shown: string, path: string): boolean {
  const plain = (text: string) => registryKey(text.replace(/\s/g, ""));
  return plain(shown) === plain(path);
}

/** `Test-Path PATH` prints True or False, for a key or a file. */
export const readTestPath: WindowsReader = (command, exchange, observations) => {
  const { args } = command;
  const path = optionOf(args, "Path", 1) ?? optionOf(args, "LiteralPath") ?? positionals(args)[0];
  if (path === undefined || /[*?[]/.test(path) || command.pipes.length > 0) return;
  if (args.some((arg) => /^-(?!path$|literalpath$)/i.test(arg))) return;
  const [line, ...more] = told(exchange);
  const answer = line?.text.trim();
  if (line === undefined || more.length > 0 || (answer !== "True" && answer !== "False")) return;
  const isThere = answer === "True";
  if (isRegistryPath(path)) {
    if (isThere) observations.addRegistryKey(path, line.place);
    else observations.addAbsent("registryKey", registryKey(path), line.place);
  } else if (/^[A-Za-z]:[\\/]/.test(path)) {
    if (isThere) observations.add("status", windowsPath(path), {}, line.place);
    else observations.addAbsent("status", windowsPath(path), line.place);
  }
};

function told(exchange: Exchange): OutputLine[] {
  return [...linesOf(exchange)].filter(({ text }) => text.trim() !== "");
}

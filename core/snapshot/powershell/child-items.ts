import { windowsPath } from "../../observations/windows-keys.ts";
import { linesOf } from "../transcript/exchange.ts";
import type { WindowsReader } from "../transcript/windows/reader.ts";
import { linesAfter, optionOf, positionals } from "../transcript/windows/windows-command.ts";

const heading = /^ {2,8}Directory: (\S.*?)\s*$/;
const folder = /^d[a-z-]{4,6}\s+\S+\s+\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?\s+(\S.*?)\s*$/;
const file = /^-[a-z-]{4,6}\s+\S+\s+\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?\s+\d+\s+(\S.*?)\s*$/;

/**
 * `Get-Item PATH`, `Get-ChildItem PATH`: the files and folders in the table exist, and a path that "does not
 * exist" does not. What is not in the table may be hidden.
 */
export const readChildItems: WindowsReader = (command, exchange, observations) => {
  const { args } = command;
  if (linesAfter(command) !== "all" || args.some((arg) => /^-/.test(arg) && !known.test(arg))) return;
  const path = optionOf(args, "Path", 1) ?? optionOf(args, "LiteralPath") ?? positionals(args, /^force$/)[0];
  if (path === undefined || /[*?,]/.test(path) || !/^[A-Za-z]:[\\/]/.test(path)) return;
  const lines = [...linesOf(exchange)];
  const missing = lines.find(({ text }) => text.trim() !== "");
  const named = /^(?:Get-(?:Child)?Item ?: )?Cannot find path '([^']*)' because it does not exist\./.exec(
    missing?.text ?? "",
  )?.[1];
  if (missing !== undefined && named !== undefined) {
    if (windowsPath(named) === windowsPath(path)) {
      observations.addAbsent("status", windowsPath(path), missing.place);
    }
    return;
  }
  let at: string | undefined;
  for (const [index, { text, place }] of lines.entries()) {
    at = heading.exec(text)?.[1] ?? at;
    const isFile = file.test(text);
    const name = (isFile ? file : folder).exec(text)?.[1];
    // A long name continues on the next line, or is cut off.
    const next = lines[index + 1]?.text ?? "";
    const isWhole = next.trim() === "" || file.test(next) || folder.test(next);
    if (at === undefined || name === undefined || !isWhole || /(?:\.{3}|…)$/.test(name)) continue;
    observations.add("status", windowsPath(`${at}\\${name}`), { type: isFile ? "file" : "folder" }, place);
  }
};

const known = /^-(?:path|literalpath|force)(?=:|$)/i;
